"""One table: which case each notice is about, by which of its parameters leads there."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class About:
    """How a notice's case is found: by the parameter that leads to it, None where there is none.

    `internal` and `shared` are what `MessageAbout` says. `stays`: it changes nothing of what a
    message says, or says something for a moment only.
    """

    by: str | None = None
    internal: bool = False
    shared: bool = False
    stays: bool = False


CASE, OFFER, FOLLOW_UP = About("requisition"), About("offer"), About("follow_up")
NAMED = About("reference")
SAID, SAID_ONCE = About("message", shared=True), About("message")
TEAMS, TEAMS_NAMED = About("requisition", internal=True), About("reference", internal=True)
TEAMS_LINE = About("line", internal=True)
GATHERED = About("notices")
OF_NONE = OF_SEVERAL = About()
STAYS = About(stays=True)

ABOUT: Mapping[str, About] = {
    **dict.fromkeys(
        (
            "greeting", "what_now", "choose_language", "language_set", "about", "privacy", "erased",
            "erase_check", "erase_kept",
            "help", "command_unknown", "slow_down", "private_only", "apology", "question",
            "material_added", "summary", "draft_open", "draft_saved", "draft_discarded",
            "first_words_kept", "start_over_menu", "draft_put_away",
            "nothing_to_cancel", "edit_noted", "edit_refused",
            "added_earlier", "held_answered", "emergency",
            "held_dropped", "held_too_long", "new_or_nothing", "nothing_new", "thanked",
            "pause_menu", "pause_month", "paused", "pause_over", "profile", "profile_done",
            "hours_week", "hours_day", "hours_end", "away_overview", "away_first", "away_last",
            "away_substitute", "away_check", "away_saved", "away_stop_menu", "away_stopped",
            "asked_to_stand_in", "stand_in_begins", "stand_in_over", "stand_in_cancelled",
            "nobody_stands_in", "draft_unfinished", "digests", "digest_choice", "digest_time",
            "team", "team_member", "leave_check", "left", "somebody_left", "you_left",
            "substitute_left", "invitation", "welcome_to_team", "cpr_doubt", "cpr_settled",
        ),
        OF_NONE,
    ),
    **dict.fromkeys(
        (
            "requests", "which_case", "what_for", "cases", "came_back", "agenda", "morning_agenda",
            "weekly_digest", "worklist",
        ),
        OF_SEVERAL,
    ),
    **dict.fromkeys(
        (
            "erase_menu", "tap_answered", "remove_message", "tap_refused", "buttons_gone",
            "question_ticked", "anew_menu", "answered", "words_gone", "keyboard_gone",
            "material_counted",
            "summary_menu", "request_menu", "withdraw_menu", "offer_menu", "decline_menu",
            "draft_discard_menu", "follow_up_done", "reminder_menu", "snooze_menu", "snooze_month",
            "worklist_dealt", "worklist_refused",
            "refused_longer", "relayed_gone", "gathered_again",
        ),
        STAYS,
    ),
    "refused": About("data"),
    "gathered": GATHERED,
    "gathered_cases": GATHERED,
    # the requester
    "submitted": CASE,
    "accepted": CASE,
    "request": CASE,
    "withdrawn": NAMED,
    # found in the field
    "registered": CASE,
    "joining_link": TEAMS,
    "joined": CASE,
    "requester_joined": CASE,
    "requester_let_go": TEAMS,
    "let_go": NAMED,
    # the two sides of a case
    "talk_begun": CASE,
    "relayed": SAID,
    "relayed_text": SAID,
    "relayed_rest": SAID,
    "relayed_edit": SAID,
    "case_message": SAID_ONCE,
    "messages": CASE,
    "sent_to": CASE,
    "taken_back": CASE,
    "passed_on": CASE,
    "held_passed_on": CASE,
    "held_kept": TEAMS,
    "kept_changed": TEAMS,
    "undelivered": CASE,
    "perhaps_undelivered": CASE,
    "added": CASE,
    "request_added": SAID,
    "written_after_closing": SAID,
    "addition": SAID,
    "answered_meanwhile": CASE,
    "reads_later": CASE,
    "reached_again": CASE,
    # the advisor
    "offer": OFFER,
    "offer_declined": NAMED,
    "offer_moved": NAMED,
    "case_withdrawn": NAMED,
    "requester_lost": CASE,
    "requester_erased": CASE,
    "case_taken": CASE,
    "case_card": CASE,
    "case_text": CASE,
    "attachment": CASE,
    # work on a case
    "log_kind": TEAMS,
    "log_day": TEAMS,
    "log_length": TEAMS,
    "log_line": TEAMS,
    "logged": TEAMS,
    "note_wanted": TEAMS,
    "note_kept": TEAMS,
    "noted": TEAMS,
    "work_left": TEAMS_NAMED,
    "case_work": TEAMS,
    "remind_day": TEAMS,
    "remind_month": TEAMS,
    "remind_line": TEAMS,
    "reminder_set": TEAMS,
    "handover_menu": TEAMS,
    "handover_asked": TEAMS,
    "handover_nobody": TEAMS,
    "handover_kept": TEAMS,
    "handover_back": TEAMS,
    "handover_over": TEAMS,
    "handover_expired": TEAMS_NAMED,
    "handover_declined": TEAMS_NAMED,
    "handover_stuck": TEAMS,
    "handed_over": TEAMS,
    "handed_in_circles": TEAMS,
    "taken_over": CASE,
    "new_advisor": CASE,
    "advisor_left": CASE,
    "close_outcome": TEAMS,
    "close_tools": TEAMS,
    "close_text": TEAMS,
    "close_check": TEAMS,
    "closing_put_away": TEAMS,
    "case_closed": CASE,
    "closed": CASE,
    "closed_again": CASE,
    "helped": CASE,
    "helped_thanks": CASE,
    "reopened": CASE,
    "case_reopened": CASE,
    # visits
    "visit_step": TEAMS,
    "visit_proposed": CASE,
    "visit_times": CASE,
    "visit_clash": CASE,
    "visit_asked_first": CASE,
    "visit_time_off": CASE,
    "visit_none_fits": CASE,
    "visit_none_fitted": CASE,
    "visit_untold": CASE,
    "visit_perhaps_untold": CASE,
    "visit_agreed": CASE,
    "visit_file": CASE,
    "visit_cancel_menu": CASE,
    "visit_kept": CASE,
    "visit_cancelled": CASE,
    # follow-ups
    "visit_soon": FOLLOW_UP,
    "offer_unanswered": FOLLOW_UP,
    "conflict_not_taken": FOLLOW_UP,
    "first_answer_due": FOLLOW_UP,
    "nothing_logged": FOLLOW_UP,
    "own_reminder": FOLLOW_UP,
    "after_visit": FOLLOW_UP,
    "evaluation_wanted": FOLLOW_UP,
    "follow_up_snoozed": FOLLOW_UP,
    "follow_ups_gathered": About("follow_ups"),
    "promise_at_risk": CASE,
    "promise_missed": FOLLOW_UP,
    "promise_passed": CASE,
    "why_this_date": NAMED,
    # how it went
    "after_visit_answered": FOLLOW_UP,
    "after_visit_thanks": CASE,
    "said_stuck": CASE,
    "said_solved": CASE,
    "evaluation_scored": CASE,
    "evaluation_question": CASE,
    "evaluation_thanks": CASE,
    "evaluation_declined": CASE,
    "evaluated": CASE,
    "evaluation_corrected": CASE,
    "evaluation": CASE,
    # the coordinator
    "nobody_left": CASE,
    "case_assigned": NAMED,
    "decided_first": CASE,
    "decided_anew": CASE,
    "worklist_line": TEAMS_LINE,
    "worklist_advisors": TEAMS_LINE,
    "nudge": TEAMS_LINE,
}  # fmt: skip
"""Every notice. One that is about several cases, or none, is asked about."""
