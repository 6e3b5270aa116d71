"""How notices are put into words about what looks like a CPR number."""

from handlers.core.wording import Wordings, worded
from handlers.cpr import views
from handlers.cpr.notices import CprDoubt, CprSettled, RemoveMessage

WORDINGS: Wordings = dict(
    [
        worded(RemoveMessage, views.remove_message),
        worded(CprDoubt, views.cpr_doubt),
        worded(CprSettled, views.cpr_settled),
    ]
)
