"""What each subject brings to what all of them share, assembled; whoever needs it is handed it."""

from casework.core.assembly import assembled
from casework.core.vocabulary import DigestKind
from storage.absences import absences
from storage.absences import leaving as absences_of_leavers
from storage.absences.leaving import forget_absences
from storage.addressing import current_case
from storage.agenda import digest as agenda_digest
from storage.cases.forgetting import forget_in_cases
from storage.closing import text as closing_text
from storage.digests import choices
from storage.digests.forgetting import forget_in_digests
from storage.digests.making import Maker
from storage.evaluations import evaluations
from storage.evaluations import follow_ups as evaluation_follow_ups
from storage.evaluations.evaluations import forget_in_evaluations
from storage.follow_ups import cases as case_follow_ups
from storage.follow_ups import leaving as follow_ups_of_leavers
from storage.follow_ups import own as own_reminders
from storage.follow_ups import watching
from storage.follow_ups.leaving import forget_in_follow_ups
from storage.follow_ups.reasons import WhenDue
from storage.happenings import (
    AdvisorAway,
    CaseHandedOver,
    CaseLeft,
    CaseOver,
    CaseTaken,
    PersonErased,
    PersonLost,
    RequesterJoined,
    RequesterLeft,
    RolesEnded,
)
from storage.intake import drafts
from storage.intake import follow_ups as draft_follow_ups
from storage.intake.forgetting import forget_in_intake
from storage.offers import follow_ups as offer_follow_ups
from storage.offers import moving_on, offers
from storage.prompts import prompts
from storage.prompts.forgetting import forget_in_prompts
from storage.prompts.kept_words import Reword
from storage.queues import lost_requesters
from storage.quiet import waiting
from storage.relay import passing_on
from storage.relay.relay import forget_in_relay
from storage.team import invitations
from storage.transaction.unit_of_work import Consequences, when
from storage.visits import endings as visit_endings
from storage.visits import follow_ups as visit_follow_ups
from storage.visits.forgetting import forget_in_visits
from storage.weekly import digest as weekly_digest
from storage.work import activities
from storage.work import follow_ups as work_follow_ups
from storage.work.forgetting import forget_in_work
from storage.worklist import digest as worklist_digest

MAKERS: dict[DigestKind, Maker] = assembled(
    "the digest",
    worklist=worklist_digest.MAKERS,
    weekly=weekly_digest.MAKERS,
    agenda=agenda_digest.MAKERS,
)
"""Who makes each kind of digest."""

FOLLOW_UPS: dict[str, WhenDue] = assembled(
    "the follow-up",
    cases=case_follow_ups.FOLLOW_UPS,
    intake=draft_follow_ups.FOLLOW_UPS,
    evaluations=evaluation_follow_ups.FOLLOW_UPS,
    offers=offer_follow_ups.FOLLOW_UPS,
    follow_ups=own_reminders.FOLLOW_UPS,
    visits=visit_follow_ups.FOLLOW_UPS,
    work=work_follow_ups.FOLLOW_UPS,
)
"""What is done when a follow-up of each kind is due: who looks at its reason, what is said."""

REWORD: dict[str, Reword] = assembled(
    "the kind of words",
    work=activities.REWORD,
    closing=closing_text.REWORD,
    evaluations=evaluations.REWORD,
    follow_ups=own_reminders.REWORD,
)
"""Who changes kept words, by the first word of the subject that names them."""

CONSEQUENCES: Consequences = assembled(
    "the happening",
    when(
        CaseTaken,
        watching.case_taken,
        current_case.case_taken,
        passing_on.bring_kept,
    ),
    when(
        CaseHandedOver,
        watching.case_taken,
        passing_on.to_new_advisor,
        visit_endings.handed_over,
    ),
    when(CaseLeft, visit_endings.advisor_left, passing_on.keep_for_next),
    when(CaseOver, offers.case_over, evaluations.case_over, visit_endings.case_over),
    when(RequesterJoined, visit_endings.joined),
    when(RequesterLeft, visit_endings.let_go),
    when(AdvisorAway, moving_on.advisor_away),
    when(
        RolesEnded,
        prompts.roles_ended,
        current_case.roles_ended,
        drafts.roles_ended,
        follow_ups_of_leavers.roles_ended,
        absences_of_leavers.roles_ended,
        moving_on.person_gone,
        moving_on.advisor_left,
        choices.roles_ended,
        invitations.roles_ended,
    ),
    when(
        PersonErased,
        forget_in_cases,
        forget_in_intake,
        forget_in_evaluations,
        forget_in_visits,
        forget_in_relay,
        forget_in_work,
        forget_in_follow_ups,
        forget_in_digests,
        forget_in_prompts,
        forget_absences,
    ),
    when(
        PersonLost,
        waiting.person_lost,
        lost_requesters.person_lost,
        moving_on.person_gone,
        absences.person_lost,
    ),
)
"""What follows from what (`storage.happenings`), in this order, in the same transaction."""
