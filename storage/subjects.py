"""What each subject brings to what all of them share, assembled; whoever needs it is handed it."""

from casework.core.assembly import assembled
from casework.core.vocabulary import DigestKind, FollowUpKind
from storage.agenda import digest as agendas
from storage.closing import text as closing_text
from storage.digests.making import Maker
from storage.evaluations import evaluations
from storage.evaluations import follow_ups as evaluation_follow_ups
from storage.follow_ups import cases as case_follow_ups
from storage.follow_ups import own as own_reminders
from storage.follow_ups.reasons import Look
from storage.intake import follow_ups as draft_follow_ups
from storage.offers import follow_ups as offer_follow_ups
from storage.prompts.kept_words import Reword
from storage.visits import follow_ups as visit_follow_ups
from storage.weekly import digest as weekly_digests
from storage.work import activities
from storage.work import follow_ups as work_follow_ups
from storage.worklist import digest as worklist_making

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

REWORD: dict[str, Reword] = assembled(
    activities.REWORD, closing_text.REWORD, evaluations.REWORD, own_reminders.REWORD
)
"""Who changes kept words, by the first word of the subject that names them."""
