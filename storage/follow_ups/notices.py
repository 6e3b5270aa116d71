"""What coordinators are told of the promise of a first answer. Moments are in UTC."""

from casework.core.stored import Moment
from storage.transaction.notice import AboutCase


class PromiseAtRisk(AboutCase, kind="promise_at_risk"):
    """An answer is promised by then, and nobody has taken the case yet."""

    promise: Moment


class PromisePassed(AboutCase, kind="promise_passed"):
    """An answer was promised by then, and has not come. A version before named no moment."""

    promise: Moment | None = None
