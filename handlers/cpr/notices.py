"""Notices: what looks like a CPR number."""

from collections.abc import Mapping

from handlers.core.notice import Notice
from handlers.cpr import views as cpr

NOTICES: Mapping[str, Notice] = {
    "remove_message": Notice(cpr.remove_message),
    "cpr_doubt": Notice(cpr.cpr_doubt),
    "cpr_settled": Notice(cpr.cpr_settled),
}
