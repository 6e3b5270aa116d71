"""What a refusal says: its code and data in a sentence that tells what to do."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from casework.core.words import N_
from handlers.core.amounts import amount
from handlers.core.effects import Rekey, Rewrite, Say, Toast
from handlers.core.scene import Scene
from storage.queues.answers import EditRefusal, LongerRefusal, Refusal, TapRefusal

REFUSALS = {
    "stale_button": N_("This button is no longer available."),
    "question_over": N_("That question is no longer open. What you wrote still waits."),
    "tap_wanted": N_("Please tap one of the buttons."),
    "words_wanted": N_("Please answer this one in words."),
    "odd_message": N_("I can't use that here. Please answer in words or with the buttons."),
    "text_empty": N_("That was empty. Please write a few words."),
    "text_only_emoji": N_("Please write it in words, so that the advisor understands."),
    "text_too_long": N_(
        "That is too long: {length}, and {limit} is the most. What you wrote before is "
        "kept. Please make it shorter."
    ),
    "text_too_short": N_(
        "Please write a little more, at least {minimum}, so that the advisor understands."
    ),
    "text_has_cpr": N_(
        "There was a CPR number in that. We may not keep it, so I have not saved your message. "
        "Please send it again without the number."
    ),
    "edit_has_cpr": N_(
        "There was a CPR number in your change. We may not keep it, so what you wrote before "
        "still counts, without the change."
    ),
    "file_too_large": N_(
        "That file is too large: {limit_mb} MB is the most. The rest is kept. Can you send a "
        "smaller one?"
    ),
    "file_executable": N_(
        "I can't take that kind of file: there could be a program in it. The rest is kept. Can you "
        "send a PDF or a photo?"
    ),
    "too_many_attachments": N_("You can send {limit} at most. Those you sent before are kept."),
    "phone_invalid": N_("I can't read that as a phone number. For example: 12 34 56 78."),
    "contact_not_own": N_(
        "That is somebody else's number. Please share your own, or write the number here."
    ),
    "email_invalid": N_("I can't read that as an e-mail address. For example: name@school.dk."),
    "name_too_short": N_("That is very short. Please write the whole name."),
    "name_too_long": N_("That is too long for a name: {limit} are the most."),
    "choice_missing": N_("Please tap at least one first."),
    "not_optional": N_("We need an answer to this one."),
    "not_complete": N_("Something is still missing. Please answer the open question."),
    "nothing_thrown": N_("There is nothing to get back here."),
    "draft_gone": N_("That can't be got back any more: it is open again, or its time is over."),
    "no_way_back": N_("This is the first question."),
    "requester_there": N_("Somebody follows this case already. You can write to them."),
    "joining_unknown": N_(
        "I don't know that link. Please ask the advisor who sent it for a new one."
    ),
    "joining_used": N_("That link has been used. Please ask the advisor for a new one."),
    "joining_expired": N_("That link is too old. Please ask the advisor for a new one."),
    "joining_own": N_("That is your own case. Send the link to the person who needs help."),
    "edit_too_late": N_(
        "It is too late to change that message here. What you wrote first still stands."
    ),
    "edit_taken_back": N_("You have taken that message back, so nobody is sent the change."),
    "undo_too_late": N_("That is more than {minutes} ago, so it can't be taken back here."),
    "undo_answered": N_("The other side has answered already, so it can't be taken back here."),
    "edit_file": N_(
        "I can't exchange a file in a message, so the first one stays. Please send the new one by "
        "itself."
    ),
    "relay_odd": N_(
        "I can't pass that on. Please write it in words, or send a photo, a file or a voice "
        "message."
    ),
    "relay_too_long": N_(
        "That is too long to pass on: {length}, and {limit} is the most. Please send it in two "
        "parts."
    ),
    "relay_not_yours": N_("{reference} is not yours now, so your message is not passed on."),
    "relay_not_taken": N_(
        "{reference} is not yours yet, so your message is not passed on. Once you have taken it, "
        "you can write."
    ),
    "relay_without_advisor": N_(
        "No advisor has {reference} yet, so your message is not passed on. You hear from us when "
        "somebody has it."
    ),
    "relay_withdrawn": N_(
        "{reference} is withdrawn, so your message is not passed on. You can always ask for help "
        "again: /request"
    ),
    "relay_closed": N_(
        "{reference} is closed, so your message is not passed on. You can always ask for help "
        "again: /request"
    ),
    "relay_alone": N_("There is nobody on the other side of {reference} to write to here."),
    "visit_gone": N_("These times are no longer available. Nothing was changed."),
    "visit_over": N_("The visit has begun or is over. Nothing was changed."),
    "visit_time_past": N_("That time has passed. Please tap another one, or {button}."),
    "visit_time_taken": N_(
        "{name} has something else then by now. Please tap another time, or {button}."
    ),
    "visit_too_long": N_("That is longer than {hours}. Please write an earlier end."),
    "ends_before_start": N_("It would end before it begins. Please write a later end."),
    "time_twice": N_("You have proposed that time already. Please choose another one."),
    "case_over": N_("This case is closed or withdrawn. Nothing was changed."),
    "case_open": N_("This case is open already."),
    "case_moved": N_("Somebody else has this case now. Nothing was changed."),
    "reopen_too_late": N_(
        "That was more than {days} ago. Please write /request and ask again; you can name the old "
        "case."
    ),
    "asked_by_another": N_(
        "{by} asked {name} at {at}. If you want to ask somebody else, choose once more."
    ),
    "settled_by_another": N_(
        "{by} asked {name} at {at}. If you want to ask somebody else, open the case."
    ),
    "nobody_left": N_("Everybody who could be asked has been. Please choose somebody yourself."),
    "sorted_already": N_("That is what it is already."),
    "sorted_by_another": N_("{by} has changed it since. Please open the case and choose again."),
    "handover_open": N_("{name} is being asked already."),
    "day_unreadable": N_(
        "I can't read that as a day. For example: Friday, 28/11, 28 November or tomorrow."
    ),
    "day_past": N_("That day has passed. Please choose one that is still to come."),
    "morning_past": N_("It is past 8 already, so today is too late. Please choose another day."),
    "day_too_far": N_("That is more than a year ahead. Please choose a day before that."),
    "time_unreadable": N_(
        "I can't read that as a day and a time. For example: Friday 14:30, 28/11 at 9 or tomorrow "
        "at 10."
    ),
    "time_past": N_("That time has passed. Please choose one that is still to come."),
    "time_not_once": N_(
        "The clocks are changed in that hour of that night. Please choose another time."
    ),
    "pause_too_long": N_("That is too long: {days} are the most. Please choose an earlier day."),
    "pause_team": N_(
        "A pause is for those who ask for help. For your own hours there is /hours, and /away for "
        "when you are away."
    ),
    "prompt_old": N_(
        "I was waiting for words from you, but that is long ago, so I have not kept this. Please "
        "tap the button on the case again, or send it again if it was for something else."
    ),
    "reminder_over": N_("That reminder is over. Nothing was changed."),
    "case_not_yours": N_("This button is no longer available."),
    "case_taken": N_("{name} has this case now."),
    "case_already_yours": N_("You have this case already."),
    "offer_over": N_("This case is being offered to somebody else now."),
    "offer_not_yours": N_("This button is no longer available."),
    "team_member": N_(
        "You are on the team. Please ask a coordinator to end that first: /team, your name, Remove "
        "from the team."
    ),
    "not_on_the_team": N_("They are not on the team any more."),
    "last_coordinator": N_(
        "The last coordinator cannot leave. Somebody else must be a coordinator first."
    ),
    "not_known": N_("Nothing is known of you here any more. /start begins anew."),
    "digest_time": N_(
        "That is too early or too late. Please choose a time from {earliest}:00 to {latest}:00."
    ),
    "advisor_unreachable": N_("{name} cannot be reached just now. Please ask somebody else."),
    "advisor_away": N_("{name} is away until the end of {until}. Please ask somebody else."),
    "advisor_away_already": N_("{name} is away until the end of {until} already."),
    "away_ends_first": N_(
        "That ends before it begins. Please choose the first day or a later one."
    ),
    "away_too_far": N_("That is more than a year ahead. Please choose an earlier day."),
    "away_overlaps": N_(
        "You are away from {first} to {last} already. Please choose other days, or change that one "
        "with /away."
    ),
    "hours_unreadable": N_("I can't read that as hours. Please write them like this: 10-18."),
    "hours_end_first": N_(
        "That ends before it begins. Please write when you begin, then when you stop: 10-18. A day "
        "ends at 24."
    ),
    "hours_none_left": N_(
        "Then you would never work, so nothing was changed. If you are away for a while, write "
        "/away."
    ),
    "not_an_advisor": N_("This person is no longer an advisor."),
    "nobody_to_remind": N_("Nobody has this case, so there is nobody to remind."),
    "invitation_unknown": N_("This link does not work. Please ask for a new one."),
    "invitation_used": N_("This link has been used already. Please ask for a new one."),
    "invitation_expired": N_("This link is too old. Please ask for a new one."),
    "invitation_own": N_("This is your own link. Send it to the person you want to invite."),
    "invitation_tries": N_(
        "That was {tries} wrong links within an hour. Please wait an hour and try again."
    ),
}
"""Every code that a rule or a transaction refuses with; a test finds those that are missing."""

_DAYS = frozenset({"first", "last", "until"})
"""What holds a day in the data of a refusal."""

_HOURS = frozenset({"at"})
"""What holds a moment of today."""

_RELAY = [
    "odd",
    "too_long",
    "not_yours",
    "not_taken",
    "without_advisor",
    "withdrawn",
    "closed",
    "alone",
]
FORMER_CODES = {f"talk_{each}": f"relay_{each}" for each in _RELAY}
"""Codes in refusals that the version before has kept, by what they are called now."""

GONE = frozenset(
    {
        "stale_button",
        "case_not_yours",
        "offer_not_yours",
        "offer_over",
        "case_over",
        "case_open",
        "undo_too_late",
        "undo_answered",
        "visit_gone",
        "visit_over",
    }
)
"""Refusals after which a button has no use: it is taken away where it was tapped."""


BUTTONS = {"visit_time_past": N_("None fits"), "visit_time_taken": N_("None fits")}
"""The button that a refusal names."""

_COUNTED = {
    "length": "characters",
    "minimum": "characters",
    "minutes": "minutes",
    "hours": "hours",
    "days": "days",
}
_LIMITED = {"too_many_attachments": "files", "name_too_long": "characters"}
"""What a number of a refusal counts; a limit, depending on the refusal."""


def data_shown(scene: Scene, code: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a refusal takes in, as it is read: days come in ISO format, amounts as numbers."""
    shown = {name: _in_words(scene, code, name, value) for name, value in data.items()}
    if code in BUTTONS:
        shown["button"] = scene.reader.plain(BUTTONS[code])
    return shown


def text_of(code: str) -> str:
    """The sentence of a refusal, as a message of the catalogue."""
    return REFUSALS[FORMER_CODES.get(code, code)]


def sentence_of(scene: Scene, code: str, data: Mapping[str, Any]) -> str:
    """What a refusal says, in Telegram's HTML."""
    return scene.reader._(text_of(code), **data_shown(scene, code, data))


def _in_words(scene: Scene, code: str, name: str, value: Any) -> Any:
    what = _LIMITED.get(code) if name == "limit" else _COUNTED.get(name)
    if what is not None:
        return amount(scene.reader, what, value)
    if name in _DAYS:
        return scene.reader.day_name(date.fromisoformat(value))
    return scene.reader.time(datetime.fromisoformat(value)) if name in _HOURS else value


def refused(scene: Scene, notice: Refusal, _facts: None) -> Say:
    """A message of its own."""
    return Say(sentence_of(scene, notice.code, notice.data))


def edit_refused(scene: Scene, notice: EditRefusal, _facts: None) -> Say:
    """What was there before an edit stands, and why."""
    _ = scene.reader._
    stands = _("Your change is not kept. What you wrote first stands.")
    return Say(f"{stands}\n\n{sentence_of(scene, notice.code, notice.data)}")


def refused_longer(scene: Scene, notice: LongerRefusal, _facts: None) -> Rewrite:
    """The same line, by now about a longer text."""
    return Rewrite(sentence_of(scene, notice.code, notice.data), outbox_id=notice.target)


def tap_refused(scene: Scene, notice: TapRefusal, _facts: None) -> Toast:
    """A line where the button is; a button without use goes away."""
    code = notice.code
    gone = Rekey(message_id=notice.message_id) if code in GONE else None
    text = scene.reader.plain(text_of(code), **data_shown(scene, code, notice.data))
    return Toast(text, stays=code != "stale_button", then=gone)
