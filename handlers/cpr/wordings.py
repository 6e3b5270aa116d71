"""Notices: what looks like a CPR number."""

from handlers.core.wording import Wording, Wordings
from handlers.cpr import views as cpr

WORDINGS: Wordings = {
    "remove_message": Wording(cpr.remove_message),
    "cpr_doubt": Wording(cpr.cpr_doubt),
    "cpr_settled": Wording(cpr.cpr_settled),
}
