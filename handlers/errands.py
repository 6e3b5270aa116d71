"""Words that are waited for: one table says what becomes of each kind of them."""

from collections.abc import Callable
from dataclasses import dataclass

from casework import activities
from casework.closing import LONGEST_TEXT
from casework.errors import Refused
from casework.evaluation import LONGEST_ANSWER
from casework.follow_ups import LONGEST_REMINDER
from casework.visits import LONGEST_WORDS
from casework.when import LONGEST
from casework.words import N_
from handlers import (
    away,
    closing,
    digest_choices,
    evaluations,
    hours,
    intake,
    pause,
    remind,
    visit_steps,
    waiting,
    work,
)
from handlers.turn import Turn, stale
from handlers.views.buttons import GET_BACK
from locales.translator import everywhere, folded
from storage import about, errands, just_done
from storage.about import Answered
from storage.errands import ErrandKind, OpenErrand


@dataclass(frozen=True)
class Typed:
    """A button that may be typed where words are waited for: its text, and what it does.

    With `once`, it is there only when the errand knows this.
    """

    text: str
    act: Callable[[Turn, OpenErrand], None]
    once: str | None = None


@dataclass(frozen=True)
class Wanted:
    """What is done with the words, and how many characters they may have.

    `leave` is what happens where no more are written; without, nothing has changed. `buttons` are
    those below the question, apart from **Back**.
    """

    take: Callable[[Turn, OpenErrand, str], None]
    longest: int
    leave: Callable[[Turn, OpenErrand], None] = waiting.leave_all
    buttons: tuple[Typed, ...] = ()


WANTED: dict[ErrandKind, Wanted] = {
    ErrandKind.LOG: Wanted(
        work.log_written,
        activities.LONGEST_LINE,
        buttons=(Typed(N_("Log without a line"), work.save_typed),),
    ),
    ErrandKind.NOTE: Wanted(
        work.note_written,
        activities.LONGEST_NOTE,
        leave=work.leave_note,
        buttons=(Typed(N_("Done"), work.finish_typed, once="note"),),
    ),
    ErrandKind.VISIT: Wanted(visit_steps.written, LONGEST_WORDS),
    ErrandKind.HOURS: Wanted(hours.written, LONGEST_TEXT),
    ErrandKind.AWAY: Wanted(away.written, LONGEST_TEXT),
    ErrandKind.CLOSE: Wanted(
        closing.show_text,
        LONGEST_TEXT,
        buttons=(
            Typed(N_("Close the case"), closing.close_typed, once="text"),
            Typed(N_("Write it again"), closing.ask_again, once="text"),
            Typed(GET_BACK, closing.get_back_typed),
        ),
    ),
    ErrandKind.EVALUATION: Wanted(
        evaluations.written,
        LONGEST_ANSWER,
        leave=evaluations.leave,
        buttons=(Typed(N_("Skip"), evaluations.skip_typed),),
    ),
    ErrandKind.REMIND_DAY: Wanted(
        remind.day_written,
        LONGEST_TEXT,
        buttons=(Typed(N_("Pick a day"), remind.pick_day_typed),),
    ),
    ErrandKind.REMIND_LINE: Wanted(
        remind.line_written,
        LONGEST_REMINDER,
        buttons=(Typed(N_("Without a line"), remind.without_line),),
    ),
    ErrandKind.PAUSE: Wanted(
        pause.day_written,
        LONGEST_TEXT,
        buttons=(
            Typed(N_("Until tomorrow"), pause.tomorrow_typed),
            Typed(N_("For a week"), pause.week_typed),
            Typed(N_("Pick a day"), pause.pick_day_typed),
        ),
    ),
    ErrandKind.DIGEST_TIME: Wanted(digest_choices.time_written, LONGEST),
}


def written(turn: Turn) -> bool:
    """Take the words that were waited for; False if none are.

    Raises Refused("words_wanted") for anything but words, Refused("errand_old") where the question
    lies so far back that they may be meant for something else, and what the case refuses.
    """
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is None:
        return False
    if errand.is_old(turn.now):
        errands.end(turn.session, turn.person.id, turn.now)
        _ask_about_what_follows(turn, errand)
        raise Refused("errand_old")
    wanted = WANTED[errand.kind]
    button = typed_button(turn.incoming.text, errand)
    if button is not None:
        button(turn, errand)
        return True
    try:
        wanted.take(turn, errand, waiting.words(turn, wanted.longest))
        _note_case(turn, errand)
    finally:
        _ask_about_what_follows(turn, errand)
    return True


def give_up(turn: Turn, requisition_id: int) -> None:
    """Back from where words are waited for; 0 for words that are about no case."""
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is None or (errand.requisition_id or 0) != requisition_id:
        raise stale()
    _give_up(turn, errand)


def cancel(turn: Turn) -> None:
    """`/cancel`: wait for no words any more; without any, what the intake makes of it."""
    errand = errands.open_errand(turn.session, turn.person.id)
    if errand is None or intake.is_asking(turn):
        intake.cancel(turn)
    else:
        _give_up(turn, errand)


def _note_case(turn: Turn, errand: OpenErrand) -> None:
    """Whoever answers these words of their own later on means the case that they were for."""
    if errand.requisition_id is None:
        return
    words = Answered(errand.requisition_id, internal=True, shared=False)
    about.note(turn.session, turn.person.telegram_id, turn.incoming.message_id, words)


def typed_button(text: str, errand: OpenErrand) -> Callable[[Turn, OpenErrand], None] | None:
    """What the button does whose text was written, in whatever language; None if it is none."""
    said, wanted = folded(text), WANTED[errand.kind]
    if said in everywhere("Back"):
        return _give_up
    shown = (each for each in wanted.buttons if each.once is None or each.once in errand.data)
    return next((each.act for each in shown if said in everywhere(each.text)), None)


def _give_up(turn: Turn, errand: OpenErrand) -> None:
    WANTED[errand.kind].leave(turn, errand)


def _ask_about_what_follows(turn: Turn, errand: OpenErrand) -> None:
    """Once the words are taken, or refused for good, the next ones may still be meant for this.

    Where something can be added to it, whoever keeps it has said so.
    """
    if errands.open_errand(turn.session, turn.person.id) is not None:
        return
    done = just_done.of(turn.session, turn.person.id, turn.now)
    if done is None or done.at != turn.now:
        just_done.begin(turn.session, turn.person.id, "", errand.requisition_id, turn.now)
