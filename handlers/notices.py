"""Every kind of message that the outbox can hold: what it needs to know, and its view.

A notice is one entry here: a loader that reads the facts when it is sent, where the parameters do
not say it all, and a view that puts them into words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from casework.follow_ups import FOLLOW_UPS
from handlers import (
    absence_facts,
    case_facts,
    digest_facts,
    follow_up_facts,
    person_facts,
    talk_facts,
    team_facts,
)
from handlers.gathering import parts
from handlers.messages import Effect, Rekey, Say
from handlers.views import (
    additions,
    after_visit,
    agenda,
    away,
    cards,
    closing,
    cpr,
    digest_choices,
    drafts,
    erasing,
    evaluations,
    follow_ups,
    gathered,
    gone,
    handovers,
    hours,
    leaving,
    outreach,
    pause,
    promises,
    put_away,
    questions,
    refusals,
    remind,
    requests,
    sent_to,
    snoozing,
    standing_in,
    talk,
    team,
    two_coordinators,
    visit_clashes,
    visit_file,
    visit_steps,
    visits,
    waits,
    weekly,
    welcome,
    what_for,
    why,
    work,
    worklist,
    worklist_lines,
)
from handlers.views.scene import Scene
from storage.reminders import Reminder

Params = Mapping[str, Any]
Loader = Callable[[Session, Params], Any]


@dataclass(frozen=True, slots=True)
class Notice:
    """How one kind of message is made.

    Two that wait for somebody who has written very much say the same, and are said once, where the
    parameters in `told_by` are the same; all of them, unless it is given.
    """

    view: Callable[[Scene, Params, Any], Effect]
    load: Loader | None = None
    told_by: tuple[str, ...] | None = None


def _buttons_of_reminder(scene: Scene, params: Params, facts: tuple[Reminder, ...]) -> Effect:
    """The buttons of a reminder as they were, whatever kind it is of."""
    if not facts:
        return Rekey(message_id=params["message_id"])
    said = NOTICES[FOLLOW_UPS[facts[0].kind].notice].view(scene, {"round": facts[0].round}, facts)
    keyboard = said.keyboard if isinstance(said, Say) else ()
    return Rekey(keyboard, message_id=params["message_id"])


def _gathered(session: Session, params: Params) -> tuple[gathered.Part, ...]:
    return parts(session, NOTICES, params)


NOTICES: Mapping[str, Notice] = {
    # around the conversation
    "greeting": Notice(welcome.greeting),
    "what_now": Notice(welcome.what_now),
    "choose_language": Notice(welcome.choose_language),
    "language_set": Notice(welcome.language_set),
    "about": Notice(welcome.about),
    "privacy": Notice(welcome.privacy),
    "erase_menu": Notice(welcome.erase_menu),
    "erase_check": Notice(erasing.erase_check, person_facts.erasing),
    "erase_kept": Notice(erasing.erase_kept),
    "erased": Notice(erasing.erased),
    "help": Notice(welcome.help_),
    "command_unknown": Notice(welcome.command_unknown),
    "slow_down": Notice(welcome.slow_down),
    "private_only": Notice(welcome.private_only),
    "apology": Notice(welcome.apology),
    "tap_answered": Notice(welcome.tap_answered),
    "remove_message": Notice(cpr.remove_message),
    "cpr_doubt": Notice(cpr.cpr_doubt),
    "cpr_settled": Notice(cpr.cpr_settled),
    "refused": Notice(refusals.refused),
    "edit_refused": Notice(refusals.edit_refused),
    "refused_longer": Notice(refusals.refused_longer),
    "tap_refused": Notice(refusals.tap_refused),
    "buttons_gone": Notice(requests.buttons_gone),
    # the form
    "question": Notice(questions.question, told_by=questions.TOLD_BY),
    "question_ticked": Notice(questions.question_ticked),
    "answered": Notice(questions.answered),
    "words_gone": Notice(questions.words_gone),
    "keyboard_gone": Notice(questions.keyboard_gone),
    "material_added": Notice(questions.material_added, told_by=questions.ADDED_BY),
    "anew_menu": Notice(questions.anew_menu),
    "material_counted": Notice(questions.material_counted),
    "summary": Notice(drafts.summary, case_facts.draft),
    "summary_menu": Notice(drafts.summary_menu),
    "draft_open": Notice(drafts.draft_open),
    "first_words_kept": Notice(drafts.first_words_kept),
    "start_over_menu": Notice(drafts.start_over_menu),
    "draft_put_away": Notice(drafts.draft_put_away),
    "draft_saved": Notice(drafts.draft_saved),
    "draft_discarded": Notice(drafts.draft_discarded),
    "nothing_to_cancel": Notice(drafts.nothing_to_cancel),
    "edit_noted": Notice(drafts.edit_noted),
    "added_earlier": Notice(drafts.added_earlier),
    "emergency": Notice(drafts.emergency),
    # the requester
    "submitted": Notice(requests.submitted, case_facts.case),
    "accepted": Notice(requests.accepted, case_facts.case),
    "requests": Notice(requests.requests, case_facts.requests),
    "request": Notice(requests.request, case_facts.with_history),
    "request_menu": Notice(requests.request_menu, case_facts.case),
    "withdraw_menu": Notice(requests.withdraw_menu, case_facts.case),
    "withdrawn": Notice(requests.withdrawn),
    # found in the field
    "registered": Notice(outreach.registered, case_facts.case),
    "joining_link": Notice(outreach.joining_link, case_facts.case),
    "joined": Notice(outreach.joined, case_facts.case),
    "requester_joined": Notice(outreach.requester_joined, case_facts.case),
    "requester_let_go": Notice(outreach.requester_let_go, case_facts.case),
    "let_go": Notice(outreach.let_go),
    # the two sides of a case
    "talk_begun": Notice(talk.talk_begun, case_facts.case),
    "relayed": Notice(talk.relayed, talk_facts.message),
    "relayed_text": Notice(talk.relayed_text, talk_facts.message),
    "relayed_rest": Notice(talk.relayed_rest, talk_facts.message),
    "relayed_gone": Notice(talk.relayed_gone),
    "relayed_edit": Notice(talk.relayed_edit, talk_facts.message),
    "passed_on": Notice(talk.passed_on, case_facts.case),
    "taken_back": Notice(sent_to.taken_back),
    "sent_to": Notice(sent_to.sent_to, told_by=sent_to.TOLD_BY),
    "which_case": Notice(talk.which_case, talk_facts.meant),
    "what_for": Notice(what_for.what_for, talk_facts.meant),
    "held_answered": Notice(what_for.held_answered),
    "kept_changed": Notice(what_for.kept_changed, case_facts.case),
    "held_kept": Notice(what_for.held_kept, case_facts.case),
    "held_passed_on": Notice(talk.held_passed_on, case_facts.case),
    "held_dropped": Notice(talk.held_dropped),
    "undelivered": Notice(talk.undelivered, absence_facts.lost_with),
    "perhaps_undelivered": Notice(talk.perhaps_undelivered, absence_facts.lost_with),
    "answered_meanwhile": Notice(standing_in.answered_meanwhile, absence_facts.meanwhile),
    "reads_later": Notice(waits.reads_later),
    "reached_again": Notice(waits.reached_again, case_facts.case),
    "held_too_long": Notice(waits.held_too_long),
    "added": Notice(additions.added, case_facts.case),
    "request_added": Notice(additions.request_added, talk_facts.addition),
    "written_after_closing": Notice(additions.written_after_closing, talk_facts.addition),
    "addition": Notice(additions.addition, talk_facts.addition),
    "messages": Notice(talk.messages, talk_facts.messages),
    "case_message": Notice(talk.case_message, talk_facts.message),
    # what has waited, and pauses
    "gathered_again": Notice(gathered.gathered_again, _gathered),
    "gathered": Notice(gathered.gathered, _gathered),
    "gathered_cases": Notice(gathered.gathered, _gathered),
    "pause_menu": Notice(pause.pause_menu),
    "pause_month": Notice(pause.pause_month),
    "paused": Notice(pause.paused),
    "pause_over": Notice(pause.pause_over),
    # the advisor
    "offer": Notice(cards.offer, case_facts.offer),
    "offer_menu": Notice(cards.offer_menu, case_facts.offer),
    "decline_menu": Notice(cards.decline_menu),
    "offer_declined": Notice(cards.offer_declined),
    "offer_moved": Notice(cards.offer_moved),
    "case_withdrawn": Notice(cards.case_withdrawn),
    "requester_lost": Notice(gone.requester_lost, case_facts.case),
    "requester_erased": Notice(gone.requester_erased, case_facts.case),
    "case_taken": Notice(cards.case_taken, case_facts.case),
    "case_card": Notice(cards.case_card, case_facts.card),
    "case_text": Notice(cards.case_text, case_facts.case),
    "attachment": Notice(cards.attachment, case_facts.attachment),
    "cases": Notice(cards.cases, case_facts.open_cases),
    "profile": Notice(team.profile, team_facts.profile),
    "profile_done": Notice(team.profile_done, team_facts.profile),
    # work on a case
    "log_kind": Notice(work.log_kind),
    "log_day": Notice(work.log_day),
    "log_length": Notice(work.log_length),
    "log_line": Notice(work.log_line),
    "logged": Notice(work.logged),
    "note_wanted": Notice(work.note_wanted),
    "note_kept": Notice(work.note_kept),
    "noted": Notice(work.noted),
    "work_left": Notice(work.work_left),
    "case_work": Notice(work.case_work, case_facts.work),
    "remind_day": Notice(remind.remind_day),
    "remind_month": Notice(remind.remind_month),
    "remind_line": Notice(remind.remind_line),
    "reminder_set": Notice(remind.reminder_set),
    "handover_menu": Notice(handovers.handover_menu, case_facts.takers),
    "handover_asked": Notice(handovers.handover_asked, case_facts.case),
    "handover_nobody": Notice(handovers.handover_nobody, case_facts.case),
    "handover_kept": Notice(handovers.handover_kept, case_facts.case),
    "handover_back": Notice(handovers.handover_back, case_facts.case),
    "handover_over": Notice(handovers.handover_over, case_facts.case),
    "handover_expired": Notice(handovers.handover_expired),
    "handover_declined": Notice(handovers.handover_declined),
    "handover_stuck": Notice(handovers.handover_stuck, case_facts.case),
    "handed_over": Notice(handovers.handed_over, case_facts.case),
    "handed_in_circles": Notice(handovers.handed_in_circles, case_facts.case),
    "taken_over": Notice(handovers.taken_over, case_facts.case),
    "new_advisor": Notice(handovers.new_advisor, case_facts.case),
    "close_outcome": Notice(closing.close_outcome),
    "close_tools": Notice(closing.close_tools),
    "close_text": Notice(closing.close_text),
    "close_check": Notice(closing.close_check, case_facts.case),
    "closing_put_away": Notice(put_away.closing_put_away, case_facts.case),
    "case_closed": Notice(closing.case_closed, case_facts.case),
    "closed": Notice(closing.closed, case_facts.case),
    "closed_again": Notice(closing.closed_again, case_facts.case),
    "helped": Notice(closing.helped, case_facts.case),
    "helped_thanks": Notice(closing.helped_thanks, case_facts.case),
    "reopened": Notice(closing.reopened, case_facts.case),
    "case_reopened": Notice(closing.case_reopened, case_facts.case),
    # visits
    "visit_step": Notice(visit_steps.visit_step, case_facts.case),
    "visit_proposed": Notice(visits.visit_proposed, case_facts.visit),
    "visit_times": Notice(visits.visit_times, case_facts.visit),
    "visit_none_fits": Notice(visits.visit_none_fits, case_facts.visit),
    "visit_none_fitted": Notice(visits.visit_none_fitted, case_facts.visit),
    "visit_clash": Notice(visit_clashes.visit_clash, case_facts.chosen_visit),
    "visit_asked_first": Notice(visit_clashes.visit_asked_first, case_facts.visit),
    "visit_time_off": Notice(visit_clashes.visit_time_off, case_facts.visit),
    "visit_untold": Notice(visits.visit_untold, case_facts.case),
    "visit_perhaps_untold": Notice(visits.visit_perhaps_untold, case_facts.case),
    "visit_agreed": Notice(visits.visit_agreed, case_facts.visit),
    "visit_file": Notice(visit_file.visit_file, case_facts.visit),
    "visit_cancel_menu": Notice(visits.visit_cancel_menu, case_facts.visit),
    "visit_kept": Notice(visits.visit_kept, case_facts.visit),
    "visit_cancelled": Notice(visits.visit_cancelled, case_facts.visit),
    # hours and absences
    "hours_week": Notice(hours.hours_week, absence_facts.week),
    "hours_day": Notice(hours.hours_day, absence_facts.week),
    "hours_end": Notice(hours.hours_end),
    "away_overview": Notice(away.away_overview, absence_facts.planned),
    "away_first": Notice(away.away_first),
    "away_last": Notice(away.away_last),
    "away_substitute": Notice(away.away_substitute, absence_facts.colleagues),
    "away_check": Notice(away.away_check, absence_facts.colleagues),
    "away_saved": Notice(away.away_saved, absence_facts.absence),
    "away_stop_menu": Notice(away.away_stop_menu, absence_facts.absence),
    "away_stopped": Notice(away.away_stopped, absence_facts.absence),
    "asked_to_stand_in": Notice(standing_in.asked_to_stand_in, absence_facts.absence),
    "stand_in_begins": Notice(standing_in.stand_in_begins, absence_facts.absence),
    "stand_in_over": Notice(standing_in.stand_in_over, absence_facts.absence),
    "stand_in_cancelled": Notice(standing_in.stand_in_cancelled, absence_facts.absence),
    "nobody_stands_in": Notice(standing_in.nobody_stands_in, absence_facts.absence),
    "came_back": Notice(standing_in.came_back, absence_facts.while_away),
    # follow-ups
    "visit_soon": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "offer_unanswered": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "conflict_not_taken": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "first_answer_due": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "draft_unfinished": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "nothing_logged": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "own_reminder": Notice(follow_ups.reminder, follow_up_facts.reminder),
    "after_visit": Notice(after_visit.asked, follow_up_facts.reminder),
    "evaluation_wanted": Notice(evaluations.wanted, follow_up_facts.reminder),
    "follow_ups_gathered": Notice(follow_ups.gathered, follow_up_facts.gathered),
    "promise_at_risk": Notice(promises.at_risk, case_facts.with_standing),
    "promise_passed": Notice(promises.passed, case_facts.with_standing),
    "promise_missed": Notice(promises.missed, follow_up_facts.reminder),
    "draft_discard_menu": Notice(follow_ups.draft_discard_menu),
    "why_this_date": Notice(why.why_this_date),
    "follow_up_done": Notice(follow_ups.done),
    "reminder_menu": Notice(_buttons_of_reminder, follow_up_facts.reminder),
    "snooze_menu": Notice(snoozing.snooze_menu),
    "snooze_month": Notice(snoozing.snooze_month),
    "follow_up_snoozed": Notice(snoozing.snoozed, follow_up_facts.reminder),
    # how it went
    "after_visit_answered": Notice(after_visit.answered, follow_up_facts.reminder),
    "after_visit_thanks": Notice(after_visit.thanks, case_facts.case),
    "said_stuck": Notice(after_visit.stuck, case_facts.case),
    "said_solved": Notice(after_visit.solved, case_facts.case),
    "evaluation_scored": Notice(evaluations.scored, case_facts.case),
    "evaluation_question": Notice(evaluations.question, case_facts.case),
    "evaluation_thanks": Notice(evaluations.thanks, case_facts.evaluation),
    "evaluation_declined": Notice(evaluations.declined, case_facts.case),
    "evaluated": Notice(evaluations.evaluated, case_facts.case),
    "evaluation_corrected": Notice(evaluations.corrected, case_facts.case),
    "evaluation": Notice(evaluations.evaluation, case_facts.evaluation),
    # what comes by itself
    "agenda": Notice(agenda.agenda, digest_facts.agenda),
    "morning_agenda": Notice(agenda.morning_agenda, digest_facts.morning),
    "weekly_digest": Notice(weekly.weekly_digest, digest_facts.weekly),
    "digests": Notice(digest_choices.digests, digest_facts.wishes),
    "digest_choice": Notice(digest_choices.digest_choice, digest_facts.wish),
    "digest_time": Notice(digest_choices.digest_time),
    # the coordinator
    "team": Notice(team.team, team_facts.team),
    "team_member": Notice(leaving.member, team_facts.member),
    "leave_check": Notice(leaving.leave_check, team_facts.leaving_check),
    "left": Notice(leaving.left),
    "somebody_left": Notice(leaving.somebody_left),
    "you_left": Notice(leaving.you_left),
    "advisor_left": Notice(leaving.advisor_left, case_facts.case),
    "substitute_left": Notice(leaving.substitute_left, absence_facts.absence),
    "invitation": Notice(team.invitation),
    "welcome_to_team": Notice(team.welcome_to_team),
    "nobody_left": Notice(team.nobody_left, case_facts.unassigned),
    "decided_first": Notice(two_coordinators.decided_first, case_facts.case),
    "decided_anew": Notice(two_coordinators.decided_anew, case_facts.case),
    "case_assigned": Notice(team.case_assigned),
    "worklist": Notice(worklist.worklist, digest_facts.worklist),
    "worklist_line": Notice(worklist.worklist_line, digest_facts.line),
    "worklist_advisors": Notice(worklist.worklist_advisors, digest_facts.advisors),
    "worklist_dealt": Notice(worklist.worklist_dealt, digest_facts.line),
    "worklist_refused": Notice(worklist.worklist_refused),
    "nudge": Notice(worklist_lines.nudge, digest_facts.nudge),
}

OF_THE_VERSION_BEFORE = frozenset({"passed_on", "held_passed_on", "reads_later", "erase_menu"})
"""What is enqueued no more, and may have waited while the program was exchanged."""
