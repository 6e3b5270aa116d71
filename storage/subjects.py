"""What each subject brings to what all of them share, assembled; whoever needs it is handed it."""

from casework.assembly import assembled
from casework.vocabulary import DigestKind, FollowUpKind
from storage import (
    agendas,
    case_follow_ups,
    draft_follow_ups,
    evaluation_follow_ups,
    offer_follow_ups,
    own_reminders,
    visit_follow_ups,
    weekly_digests,
    work_follow_ups,
    worklist_making,
)
from storage.digest_making import Maker
from storage.reasons import Look

MAKERS: dict[DigestKind, Maker] = assembled(
    worklist_making.MAKERS, weekly_digests.MAKERS, agendas.MAKERS
)
"""Who makes each kind of digest."""

LOOKS: dict[FollowUpKind, Look] = assembled(
    case_follow_ups.LOOKS,
    draft_follow_ups.LOOKS,
    evaluation_follow_ups.LOOKS,
    offer_follow_ups.LOOKS,
    own_reminders.LOOKS,
    visit_follow_ups.LOOKS,
    work_follow_ups.LOOKS,
)
"""Who looks, when a follow-up of each kind is due, whether its reason still holds."""
