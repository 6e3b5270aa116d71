"""What an advisor reads while logging and noting, and what the team reads of it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from casework.work.activities import DURATIONS, KINDS, days
from handlers.core import labels
from handlers.core.buttons import back_row, leave_row, open_row
from handlers.core.effects import Button, Effect, Rewrite, Say, anew_or_in_place
from handlers.core.lists import arrows
from handlers.core.scene import LONGEST_CARD, Scene, choice_text, clipped, rows
from storage.work.activities import Entry, WorkPage

Params = Mapping[str, Any]

LONGEST_ON_CARD = 120
"""Characters of each note and line on a card, which shows the newest few."""


# Log


def log_kind(scene: Scene, params: Params, _facts: None) -> Effect:
    """What was it?"""
    _ = scene.reader._
    text = _("<b>{reference}</b>\nWhat did you do?", reference=params["reference"])
    case = params["requisition"]
    buttons = [Button(choice_text(scene.reader, each), f"ww:{case}:{each.code}") for each in KINDS]
    return anew_or_in_place(params, text, (*rows(buttons, 2), leave_row(scene, case)))


def log_day(scene: Scene, params: Params, _facts: None) -> Effect:
    """When was it? All days that can be chosen, on one keyboard."""
    _ = scene.reader._
    text = _(
        "<b>{reference}</b> · {kind}\nWhich day was it?",
        reference=params["reference"],
        kind=labels.word(scene.reader, "activity", params["activity"]),
    )
    at = f"wd:{params['requisition']}:{params['activity']}"
    offered = [
        Button(_day_button(scene, day), f"{at}:{day.toordinal()}") for day in days(_today(scene))
    ]
    back = back_row(scene, f"wk:{params['requisition']}")
    keyboard = (tuple(offered[:2]), *rows(offered[2:], 3), back)
    return anew_or_in_place(params, text, keyboard)


def log_length(scene: Scene, params: Params, _facts: None) -> Effect:
    """How long did it take?"""
    _ = scene.reader._
    day = date.fromisoformat(params["day"])
    text = _(
        "<b>{reference}</b> · {kind}, {day}\nHow long did it take?",
        reference=params["reference"],
        kind=labels.word(scene.reader, "activity", params["activity"]),
        day=day_word(scene, day),
    )
    case, kind = params["requisition"], params["activity"]
    buttons = [
        Button(choice_text(scene.reader, each), f"wm:{case}:{kind}:{day.toordinal()}:{each.code}")
        for each in DURATIONS
    ]
    keyboard = (*rows(buttons, 2), back_row(scene, f"ww:{case}:{kind}"))
    return anew_or_in_place(params, text, keyboard)


def log_line(scene: Scene, params: Params, _facts: None) -> Effect:
    """A line about it, or none."""
    _ = scene.reader._
    text = _(
        "<b>{reference}</b> · {done}\nWrite a line about it for the team, or log it without.",
        reference=params["reference"],
        done=_in_words(scene, params),
    )
    case, kind = params["requisition"], params["activity"]
    ordinal = date.fromisoformat(params["day"]).toordinal()
    without = Button("✅ " + scene.reader.plain("Log without a line"), f"ws:{case}")
    keyboard = ((without,), back_row(scene, f"wd:{case}:{kind}:{ordinal}"))
    return anew_or_in_place(params, text, keyboard)


def logged(scene: Scene, params: Params, _facts: None) -> Say:
    """What was logged, of which case."""
    _ = scene.reader._
    return Say(
        _(
            "✓ Logged for {reference}: {done}",
            reference=params["reference"],
            done=_in_words(scene, params),
        ),
        (open_row(scene, params["requisition"]),),
    )


# Note


def note_wanted(scene: Scene, params: Params, _facts: None) -> Say:
    """Write it now; who will read it."""
    _ = scene.reader._
    text = _(
        "<b>{reference}</b>\nWrite your note now. Whoever has the case, stands in or is asked to "
        "take it can read it, and the coordinators. The requester does not see it here, but may "
        "ask to see what is kept about them.",
        reference=params["reference"],
    )
    return Say(text, (back_row(scene, f"wz:{params['requisition']}"),))


def note_kept(scene: Scene, params: Params, _facts: None) -> Say:
    """It is kept so far; more may follow."""
    _ = scene.reader._
    done = Button("✅ " + scene.reader.plain("Done"), f"wf:{params['requisition']}")
    return Say(
        _(
            "✓ Kept as a note on {reference}. Write on, or tap {button}.",
            reference=params["reference"],
            button=scene.reader.plain("Done"),
        ),
        ((done,),),
    )


def noted(scene: Scene, params: Params, _facts: None) -> Say:
    """It is kept, of which case."""
    _ = scene.reader._
    return Say(
        _(
            "✓ Noted on {reference}. Whoever works with the case and the coordinators can read it.",
            reference=params["reference"],
        ),
        (open_row(scene, params["requisition"]),),
    )


def work_left(scene: Scene, params: Params, _facts: None) -> Effect:
    """Nothing was done."""
    _ = scene.reader._
    named = params["reference"]
    text = _("Fine. Nothing has changed.")
    if named:
        text = _("Fine. Nothing has changed in {reference}.", reference=named)
    if "message_id" in params:
        return Rewrite(text, message_id=params["message_id"])
    return Say(text)


# What was done so far


def newest(scene: Scene, work: WorkPage, above: str) -> str:
    """The newest logs and notes, a line each, as many as fit below the rest of a card."""
    text = scene.reader._("<b>Done and noted:</b>")
    for entry in work.entries:
        line = _entry(scene, entry, LONGEST_ON_CARD)
        if len(above) + len(text) + len(line) < LONGEST_CARD:
            text = f"{text}\n{line}"
    return text


def case_work(scene: Scene, params: Params, facts: tuple[str, WorkPage]) -> Effect:
    """All that was logged and noted, newest first, a page."""
    _ = scene.reader._
    reference, work = facts
    heading = _("<b>{reference}</b>: what was done and noted", reference=reference)
    lines = [_entry(scene, each) for each in work.entries] or [_("Nothing yet.")]
    keyboard = arrows(scene, work.number, work.pages, f"wh:{work.requisition_id}")
    return anew_or_in_place(params, "\n\n".join([heading, *lines]), keyboard)


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


def _in_words(scene: Scene, params: Params) -> str:
    """`visit, 1 hour, yesterday`."""
    day = day_word(scene, date.fromisoformat(params["day"]))
    return scene.reader.row((_done(scene, params["activity"], params["minutes"]), day), ", ")


def _done(scene: Scene, kind: str, minutes: int) -> str:
    what = scene.reader.small(labels.word(scene.reader, "activity", kind))
    how_long = scene.reader.small(labels.word(scene.reader, "duration", str(minutes)))
    return scene.reader.row((what, how_long), ", ")


def _today(scene: Scene) -> date:
    return scene.now.astimezone(scene.reader.zone).date()
