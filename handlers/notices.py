"""Every kind of message that the outbox can hold: what it needs to know, and its view.

A notice is one entry here: a loader that reads the facts when it is sent, where the parameters do
not say it all, and a view that puts them into words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from casework.follow_ups import FOLLOW_UPS
from handlers import absence_facts, digest_facts
from handlers.gathering import parts
from handlers.messages import Effect, Rekey, Say
from handlers.views import (
    after_visit,
    agenda,
    away,
    cards,
    closing,
    digest_choices,
    drafts,
    evaluations,
    follow_ups,
    gathered,
    gone,
    handovers,
    hours,
    outreach,
    pause,
    questions,
    refusals,
    remind,
    requests,
    snoozing,
    standing_in,
    talk,
    team,
    visit_file,
    visit_steps,
    visits,
    waits,
    weekly,
    welcome,
    why,
    work,
    worklist,
    worklist_lines,
)
from handlers.views.scene import Scene
from storage import (
    activities,
    advisors,
    agendas,
    cases,
    people,
    reminders,
    talked,
    visit_facts,
    weekly_digests,
)
from storage import digest_choices as stored_choices
from storage import drafts as stored_drafts
from storage import evaluations as stored_evaluations

Params = Mapping[str, Any]
Loader = Callable[[Session, Params], Any]


@dataclass(frozen=True, slots=True)
class Notice:
    """How one kind of message is made."""

    view: Callable[[Scene, Params, Any], Effect]
    load: Loader | None = None


def _case(session: Session, params: Params) -> cases.CaseFacts | None:
    return cases.case(session, params["requisition"])


def _case_with_history(session: Session, params: Params) -> Any:
    return cases.case_with_history(session, params["requisition"])


def _card(session: Session, params: Params) -> cards.WithWork | None:
    found = _case(session, params)
    if found is None:
        return None
    done = activities.page(session, found.id, most=cards.NEWEST)
    return found, done, stored_evaluations.of_case(session, found.id)


def _offer(session: Session, params: Params) -> cases.OfferFacts | None:
    return cases.offer(session, params["offer"])


def _attachment(session: Session, params: Params) -> cases.AttachmentFacts | None:
    if "offer" in params and not cases.still_counts(session, params["offer"]):
        return None
    return cases.attachment(session, params["requisition"], params["position"])


def _message(session: Session, params: Params) -> talked.MessageFacts | None:
    return talked.message(session, params["message"])


def _messages(session: Session, params: Params) -> talked.MessagesPage | None:
    return talked.page(session, params["requisition"], params["page"])


def _meant(session: Session, params: Params) -> talked.Meant:
    return talked.meant(session, params["person"])


def _work(session: Session, params: Params) -> Any:
    page = activities.page(session, params["requisition"], params["page"])
    return cases.reference_of(session, params["requisition"]), page


def _takers(session: Session, params: Params) -> handovers.Choice | None:
    """Whom a case could be handed over to: everybody but the one who asks."""
    found = _case(session, params)
    if found is None:
        return None
    others = tuple(
        each for each in cases.choosable(session, found.id) if each.advisor_id != params["person"]
    )
    asked = found.involved.asked
    name = people.names(session, [asked])[asked] if asked is not None else None
    return handovers.Choice(found, others, name)


def _requests(session: Session, params: Params) -> cases.Page:
    return cases.requests_of(session, params["person"], params["page"])


def _cases(session: Session, params: Params) -> cases.Page:
    if params["everything"]:
        return cases.all_open_cases(session, params["page"])
    return cases.open_cases_of(session, params["person"], params["page"])


def _profile(session: Session, params: Params) -> people.AdvisorProfile:
    return people.profile(session, params["person"])


def _unassigned(session: Session, params: Params) -> Any:
    found = _case(session, params)
    return None if found is None else (found, cases.choosable(session, found.id))


def _draft(session: Session, params: Params) -> stored_drafts.DraftFacts | None:
    return stored_drafts.facts(session, params["draft"])


def _visit(session: Session, params: Params) -> visits.OfCase | None:
    found = _case(session, params)
    visit = visit_facts.one(session, params["visit"])
    return None if found is None or visit is None else (found, visit)


def _team(session: Session, _params: Params) -> Any:
    return advisors.team(session)


def _reminder(session: Session, params: Params) -> tuple[reminders.Reminder, ...]:
    return reminders.read(session, [params["follow_up"]])


def _reminders(session: Session, params: Params) -> tuple[reminders.Reminder, ...]:
    return reminders.read(session, params["follow_ups"])


def _buttons_of_reminder(
    scene: Scene, params: Params, facts: tuple[reminders.Reminder, ...]
) -> Effect:
    """The buttons of a reminder as they were, whatever kind it is of."""
    if not facts:
        return Rekey(message_id=params["message_id"])
    said = NOTICES[FOLLOW_UPS[facts[0].kind].notice].view(scene, {"round": facts[0].round}, facts)
    keyboard = said.keyboard if isinstance(said, Say) else ()
    return Rekey(keyboard, message_id=params["message_id"])


def _evaluation(session: Session, params: Params) -> evaluations.OfCase | None:
    found = _case(session, params)
    evaluation = stored_evaluations.one(session, params["evaluation"])
    return None if found is None or evaluation is None else (found, evaluation)


def _morning(session: Session, params: Params) -> agendas.AgendaFacts | None:
    return agendas.read_morning(session, params["digest"])


def _weekly(session: Session, params: Params) -> weekly_digests.WeeklyDigest | None:
    return weekly_digests.read(session, params["digest"])


def _wishes(session: Session, params: Params) -> tuple[stored_choices.Wish, ...]:
    return stored_choices.wishes(session, params["person"])


def _wish(session: Session, params: Params) -> stored_choices.Wish | None:
    mine = _wishes(session, params)
    return next((each for each in mine if each.kind == params["digest"]), None)


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
    "erased": Notice(welcome.erased),
    "help": Notice(welcome.help_),
    "command_unknown": Notice(welcome.command_unknown),
    "slow_down": Notice(welcome.slow_down),
    "private_only": Notice(welcome.private_only),
    "apology": Notice(welcome.apology),
    "tap_answered": Notice(welcome.tap_answered),
    "remove_message": Notice(welcome.remove_message),
    "refused": Notice(refusals.refused),
    "tap_refused": Notice(refusals.tap_refused),
    "buttons_gone": Notice(requests.buttons_gone),
    # the form
    "question": Notice(questions.question),
    "question_ticked": Notice(questions.question_ticked),
    "answered": Notice(questions.answered),
    "words_gone": Notice(questions.words_gone),
    "keyboard_gone": Notice(questions.keyboard_gone),
    "material_added": Notice(questions.material_added),
    "material_counted": Notice(questions.material_counted),
    "summary": Notice(drafts.summary, _draft),
    "summary_menu": Notice(drafts.summary_menu),
    "draft_open": Notice(drafts.draft_open),
    "draft_saved": Notice(drafts.draft_saved),
    "draft_discarded": Notice(drafts.draft_discarded),
    "nothing_to_cancel": Notice(drafts.nothing_to_cancel),
    "edit_noted": Notice(drafts.edit_noted),
    "emergency": Notice(drafts.emergency),
    # the requester
    "submitted": Notice(requests.submitted, _case),
    "accepted": Notice(requests.accepted, _case),
    "requests": Notice(requests.requests, _requests),
    "request": Notice(requests.request, _case_with_history),
    "request_menu": Notice(requests.request_menu, _case),
    "withdraw_menu": Notice(requests.withdraw_menu, _case),
    "withdrawn": Notice(requests.withdrawn),
    # found in the field
    "registered": Notice(outreach.registered, _case),
    "joining_link": Notice(outreach.joining_link, _case),
    "joined": Notice(outreach.joined, _case),
    "requester_joined": Notice(outreach.requester_joined, _case),
    "requester_let_go": Notice(outreach.requester_let_go, _case),
    "let_go": Notice(outreach.let_go),
    # the two sides of a case
    "talk_begun": Notice(talk.talk_begun, _case),
    "relayed": Notice(talk.relayed, _message),
    "relayed_text": Notice(talk.relayed_text, _message),
    "relayed_edit": Notice(talk.relayed_edit, _message),
    "passed_on": Notice(talk.passed_on, _case),
    "which_case": Notice(talk.which_case, _meant),
    "held_passed_on": Notice(talk.held_passed_on, _case),
    "held_dropped": Notice(talk.held_dropped),
    "undelivered": Notice(talk.undelivered, absence_facts.lost_with),
    "answered_meanwhile": Notice(standing_in.answered_meanwhile, absence_facts.meanwhile),
    "reads_later": Notice(waits.reads_later),
    "reached_again": Notice(waits.reached_again, _case),
    "held_too_long": Notice(waits.held_too_long),
    "messages": Notice(talk.messages, _messages),
    "case_message": Notice(talk.case_message, _message),
    # what has waited, and pauses
    "gathered": Notice(gathered.gathered, _gathered),
    "gathered_cases": Notice(gathered.gathered, _gathered),
    "pause_menu": Notice(pause.pause_menu),
    "pause_month": Notice(pause.pause_month),
    "paused": Notice(pause.paused),
    "pause_over": Notice(pause.pause_over),
    # the advisor
    "offer": Notice(cards.offer, _offer),
    "offer_menu": Notice(cards.offer_menu, _offer),
    "decline_menu": Notice(cards.decline_menu),
    "offer_declined": Notice(cards.offer_declined),
    "offer_moved": Notice(cards.offer_moved),
    "case_withdrawn": Notice(cards.case_withdrawn),
    "requester_lost": Notice(gone.requester_lost, _case),
    "requester_erased": Notice(gone.requester_erased, _case),
    "case_taken": Notice(cards.case_taken, _case),
    "case_card": Notice(cards.case_card, _card),
    "case_text": Notice(cards.case_text, _case),
    "attachment": Notice(cards.attachment, _attachment),
    "cases": Notice(cards.cases, _cases),
    "profile": Notice(team.profile, _profile),
    "profile_done": Notice(team.profile_done, _profile),
    # work on a case
    "log_kind": Notice(work.log_kind),
    "log_day": Notice(work.log_day),
    "log_length": Notice(work.log_length),
    "log_line": Notice(work.log_line),
    "logged": Notice(work.logged),
    "note_wanted": Notice(work.note_wanted),
    "noted": Notice(work.noted),
    "work_left": Notice(work.work_left),
    "case_work": Notice(work.case_work, _work),
    "remind_day": Notice(remind.remind_day),
    "remind_month": Notice(remind.remind_month),
    "remind_line": Notice(remind.remind_line),
    "reminder_set": Notice(remind.reminder_set),
    "handover_menu": Notice(handovers.handover_menu, _takers),
    "handover_asked": Notice(handovers.handover_asked, _case),
    "handover_nobody": Notice(handovers.handover_nobody, _case),
    "handover_kept": Notice(handovers.handover_kept, _case),
    "handover_back": Notice(handovers.handover_back, _case),
    "handover_over": Notice(handovers.handover_over, _case),
    "handover_expired": Notice(handovers.handover_expired),
    "handover_declined": Notice(handovers.handover_declined),
    "handover_stuck": Notice(handovers.handover_stuck, _case),
    "handed_over": Notice(handovers.handed_over, _case),
    "handed_in_circles": Notice(handovers.handed_in_circles, _case),
    "taken_over": Notice(handovers.taken_over, _case),
    "new_advisor": Notice(handovers.new_advisor, _case),
    "close_outcome": Notice(closing.close_outcome),
    "close_tools": Notice(closing.close_tools),
    "close_text": Notice(closing.close_text),
    "close_check": Notice(closing.close_check, _case),
    "case_closed": Notice(closing.case_closed, _case),
    "closed": Notice(closing.closed, _case),
    "helped": Notice(closing.helped, _case),
    "helped_thanks": Notice(closing.helped_thanks, _case),
    "reopened": Notice(closing.reopened, _case),
    "case_reopened": Notice(closing.case_reopened, _case),
    # visits
    "visit_step": Notice(visit_steps.visit_step, _case),
    "visit_proposed": Notice(visits.visit_proposed, _visit),
    "visit_times": Notice(visits.visit_times, _visit),
    "visit_none_fits": Notice(visits.visit_none_fits, _visit),
    "visit_none_fitted": Notice(visits.visit_none_fitted, _visit),
    "visit_untold": Notice(visits.visit_untold, _case),
    "visit_agreed": Notice(visits.visit_agreed, _visit),
    "visit_file": Notice(visit_file.visit_file, _visit),
    "visit_cancel_menu": Notice(visits.visit_cancel_menu, _visit),
    "visit_kept": Notice(visits.visit_kept, _visit),
    "visit_cancelled": Notice(visits.visit_cancelled, _visit),
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
    "visit_soon": Notice(follow_ups.reminder, _reminder),
    "offer_unanswered": Notice(follow_ups.reminder, _reminder),
    "conflict_not_taken": Notice(follow_ups.reminder, _reminder),
    "first_answer_due": Notice(follow_ups.reminder, _reminder),
    "draft_unfinished": Notice(follow_ups.reminder, _reminder),
    "nothing_logged": Notice(follow_ups.reminder, _reminder),
    "own_reminder": Notice(follow_ups.reminder, _reminder),
    "after_visit": Notice(after_visit.asked, _reminder),
    "evaluation_wanted": Notice(evaluations.wanted, _reminder),
    "follow_ups_gathered": Notice(follow_ups.gathered, _reminders),
    "promise_passed": Notice(follow_ups.promise_passed, _case),
    "draft_discard_menu": Notice(follow_ups.draft_discard_menu),
    "why_this_date": Notice(why.why_this_date),
    "follow_up_done": Notice(follow_ups.done),
    "reminder_menu": Notice(_buttons_of_reminder, _reminder),
    "snooze_menu": Notice(snoozing.snooze_menu),
    "snooze_month": Notice(snoozing.snooze_month),
    "follow_up_snoozed": Notice(snoozing.snoozed, _reminder),
    # how it went
    "after_visit_answered": Notice(after_visit.answered, _reminder),
    "after_visit_thanks": Notice(after_visit.thanks, _case),
    "said_stuck": Notice(after_visit.stuck, _case),
    "said_solved": Notice(after_visit.solved, _case),
    "evaluation_scored": Notice(evaluations.scored, _case),
    "evaluation_question": Notice(evaluations.question, _case),
    "evaluation_thanks": Notice(evaluations.thanks, _evaluation),
    "evaluation_declined": Notice(evaluations.declined, _case),
    "evaluated": Notice(evaluations.evaluated, _case),
    "evaluation_corrected": Notice(evaluations.corrected, _case),
    "evaluation": Notice(evaluations.evaluation, _evaluation),
    # what comes by itself
    "agenda": Notice(agenda.agenda, agendas.read),
    "morning_agenda": Notice(agenda.morning_agenda, _morning),
    "weekly_digest": Notice(weekly.weekly_digest, _weekly),
    "digests": Notice(digest_choices.digests, _wishes),
    "digest_choice": Notice(digest_choices.digest_choice, _wish),
    "digest_time": Notice(digest_choices.digest_time),
    # the coordinator
    "team": Notice(team.team, _team),
    "invitation": Notice(team.invitation),
    "welcome_to_team": Notice(team.welcome_to_team),
    "nobody_left": Notice(team.nobody_left, _unassigned),
    "case_assigned": Notice(team.case_assigned),
    "worklist": Notice(worklist.worklist, digest_facts.worklist),
    "worklist_line": Notice(worklist.worklist_line, digest_facts.line),
    "worklist_advisors": Notice(worklist.worklist_advisors, digest_facts.advisors),
    "worklist_dealt": Notice(worklist.worklist_dealt, digest_facts.line),
    "worklist_refused": Notice(worklist.worklist_refused),
    "nudge": Notice(worklist_lines.nudge, digest_facts.nudge),
}
