"""What an advisor reads while logging and noting, and what the team reads of it."""

from datetime import date, timedelta
from functools import partial

from casework.work.activities import DURATIONS, KINDS, days
from handlers.core import labels
from handlers.core.dialogue.awaited import GivenUp
from handlers.core.effects import Button, Effect, Say
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import back_row, leave_row, open_row
from handlers.core.keyboards.lists import arrows
from handlers.core.placing import placed
from handlers.core.scene import LONGEST_CARD, Scene, choice_text, clipped, rows
from handlers.work import buttons
from handlers.work.notices import (
    CaseWork,
    LogDay,
    LogKind,
    LogLength,
    LogLine,
    Noted,
    NoteKept,
    NoteWanted,
)
from storage.work.notices import ActivityLogged
from storage.work.reading import Entry, WorkPage

LONGEST_ON_CARD = 120
"""Characters of each note and line on a card, which shows the newest few."""


# Log


def log_kind(scene: Scene, notice: LogKind, _facts: None) -> Effect:
    """What was done?"""
    _ = scene.reader._
    text = _("<b>{reference}</b>\nWhat did you do?", reference=notice.reference)
    case = notice.requisition
    kinds = [
        Button(choice_text(scene.reader, each), buttons.CHOOSE_KIND(case, each.code))
        for each in KINDS
    ]
    return placed(notice, text, (*rows(kinds, 2), leave_row(scene, case)))


def log_day(scene: Scene, notice: LogDay, _facts: None) -> Effect:
    """On which day? All that can be chosen, on one keyboard."""
    _ = scene.reader._
    text = _(
        "<b>{reference}</b> · {kind}\nWhich day was it?",
        reference=notice.reference,
        kind=labels.word(scene.reader, "activity", notice.activity),
    )
    choose = partial(buttons.CHOOSE_DAY, notice.requisition, notice.activity)
    offered = [
        Button(_day_button(scene, day), choose(day.toordinal())) for day in days(_today(scene))
    ]
    back = back_row(scene, buttons.BACK_TO_KIND(notice.requisition))
    keyboard = (tuple(offered[:2]), *rows(offered[2:], 3), back)
    return placed(notice, text, keyboard)


def log_length(scene: Scene, notice: LogLength, _facts: None) -> Effect:
    """How long did it take?"""
    _ = scene.reader._
    text = _(
        "<b>{reference}</b> · {kind}, {day}\nHow long did it take?",
        reference=notice.reference,
        kind=labels.word(scene.reader, "activity", notice.activity),
        day=day_word(scene, notice.day),
    )
    case, kind, day = notice.requisition, notice.activity, notice.day.toordinal()
    lengths = [
        Button(
            choice_text(scene.reader, each),
            buttons.CHOOSE_LENGTH(case, kind, day, int(each.code)),
        )
        for each in DURATIONS
    ]
    keyboard = (*rows(lengths, 2), back_row(scene, buttons.CHOOSE_KIND(case, kind)))
    return placed(notice, text, keyboard)


def log_line(scene: Scene, notice: LogLine, _facts: None) -> Effect:
    """A line about it, or none?"""
    _ = scene.reader._
    text = _(
        "<b>{reference}</b> · {done}\nWrite a line about it for the team, or log it without.",
        reference=notice.reference,
        done=_in_words(scene, notice),
    )
    case = notice.requisition
    without = Button("✅ " + scene.reader.plain("Log without a line"), buttons.WITHOUT_LINE(case))
    back = buttons.CHOOSE_DAY(case, notice.activity, notice.day.toordinal())
    keyboard = ((without,), back_row(scene, back))
    return placed(notice, text, keyboard)


def logged(scene: Scene, notice: ActivityLogged, _facts: None) -> Say:
    """What was logged, and in which case."""
    _ = scene.reader._
    return Say(
        _(
            "✓ Logged for {reference}: {done}",
            reference=notice.reference,
            done=_in_words(scene, notice),
        ),
        (open_row(scene, notice.requisition),),
    )


# Note


def note_wanted(scene: Scene, notice: NoteWanted, _facts: None) -> Say:
    """Asks for the note, and says who will read it."""
    _ = scene.reader._
    text = _(
        "<b>{reference}</b>\nWrite your note now. Whoever has the case, stands in or is asked to "
        "take it can read it, and the coordinators. The requester does not see it here, but may "
        "ask to see what is kept about them.",
        reference=notice.reference,
    )
    return Say(text, (back_row(scene, doors.GIVE_UP(notice.requisition)),))


def note_kept(scene: Scene, notice: NoteKept, _facts: None) -> Say:
    """What was written so far is kept; more may follow."""
    _ = scene.reader._
    done = Button("✅ " + scene.reader.plain("Done"), buttons.NOTE_DONE(notice.requisition))
    return Say(
        _(
            "✓ Kept as a note on {reference}. Write on, or tap {button}.",
            reference=notice.reference,
            button=scene.reader.plain("Done"),
        ),
        ((done,),),
    )


def noted(scene: Scene, notice: Noted, _facts: None) -> Say:
    """The note is complete, and on which case it is."""
    _ = scene.reader._
    return Say(
        _(
            "✓ Noted on {reference}. Whoever works with the case and the coordinators can read it.",
            reference=notice.reference,
        ),
        (open_row(scene, notice.requisition),),
    )


def given_up(scene: Scene, notice: GivenUp, _facts: None) -> Effect:
    """Nothing has changed, and in which case."""
    _ = scene.reader._
    text = _("Fine. Nothing has changed.")
    if notice.reference:
        text = _("Fine. Nothing has changed in {reference}.", reference=notice.reference)
    return placed(notice, text)


# What was done so far


def newest(scene: Scene, work: WorkPage, above: str) -> str:
    """The newest logs and notes, a line each: as many as fit on a card below what is `above`."""
    text = scene.reader._("<b>Done and noted:</b>")
    for entry in work.entries:
        line = _entry(scene, entry, LONGEST_ON_CARD)
        if len(above) + len(text) + len(line) < LONGEST_CARD:
            text = f"{text}\n{line}"
    return text


def case_work(scene: Scene, notice: CaseWork, facts: tuple[str, WorkPage]) -> Effect:
    """A page of all that was logged and noted, newest first."""
    _ = scene.reader._
    reference, work = facts
    heading = _("<b>{reference}</b>: what was done and noted", reference=reference)
    lines = [_entry(scene, each) for each in work.entries] or [_("Nothing yet.")]
    to_page = partial(buttons.WORK_PAGE, work.requisition_id)
    keyboard = arrows(scene, work.number, work.pages, to_page)
    return placed(notice, "\n\n".join([heading, *lines]), keyboard)


def _entry(scene: Scene, entry: Entry, most: int = 4000) -> str:
    _ = scene.reader._
    text = clipped(entry.text, most)
    if entry.logged is None:
        return _(
            "📝 {date} · {name}: {text}",
            date=scene.reader.short_date(entry.at),
            name=entry.by,
            text=text,
        )
    day = scene.reader.short_day(entry.logged.day)
    done = _done(scene, entry.logged.kind, entry.logged.minutes)
    if not text:
        return _("• {date} · {name}: {done}", date=day, name=entry.by, done=done)
    return _("• {date} · {name}: {done}. {text}", date=day, name=entry.by, done=done, text=text)


# Parts


def day_word(scene: Scene, day: date) -> str:
    """`today`, `yesterday` or `Wed 18 Nov`."""
    today = _today(scene)
    if day == today:
        return scene.reader.plain("today")
    if day == today - timedelta(days=1):
        return scene.reader.plain("yesterday")
    return scene.reader.short_day(day)


def _day_button(scene: Scene, day: date) -> str:
    return scene.reader.capital(day_word(scene, day))


def _in_words(scene: Scene, notice: LogLine | ActivityLogged) -> str:
    """`visit, 1 hour, yesterday`."""
    done = _done(scene, notice.activity, notice.minutes)
    return scene.reader.row((done, day_word(scene, notice.day)), ", ")


def _done(scene: Scene, kind: str, minutes: int) -> str:
    what = scene.reader.small(labels.word(scene.reader, "activity", kind))
    how_long = scene.reader.small(labels.word(scene.reader, "duration", str(minutes)))
    return scene.reader.row((what, how_long), ", ")


def _today(scene: Scene) -> date:
    return scene.now.astimezone(scene.reader.zone).date()
