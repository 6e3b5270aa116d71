"""What the bot's texts read like in a language, found by the names they have in the code.

So a dialogue goes on saying the same when somebody words a text better.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from casework.dates.working_time import Calendar
from casework.intake.questions import requisition_form
from casework.office import PRIVACY_MONTHS, Office
from casework.places import COPENHAGEN
from handlers.core.effects import Say
from handlers.core.refusals import REFUSALS, data_shown
from handlers.core.scene import Scene
from handlers.subjects import WORDINGS
from storage.cases.lists import Page
from storage.transaction.notice import read
from tests.support.walks import plain, reader, sentence

FORM = requisition_form(COPENHAGEN)
OFFICE = Office(COPENHAGEN, Calendar(zone=ZoneInfo("Europe/Copenhagen")), FORM)
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


def asks(language: str, question: str, kind: str = "") -> str:
    """The first line of a question, as it is asked of this kind of organisation."""
    prompts = FORM.question(question).prompts
    prompt = prompts.get(kind, prompts[""])
    return sentence(language, prompt, months=PRIVACY_MONTHS, button="").split("\n")[0]


def title(language: str, question: str) -> str:
    """The question's name, which heads the record of its answer."""
    return sentence(language, FORM.question(question).title)


def refusal(language: str, code: str, **data: object) -> str:
    """How a refusal is told: `refusal("da", "text_too_long", limit=4000, length=4001)`."""
    amounts = {name: value for name, value in data.items() if isinstance(value, int)}
    shown = data_shown(Scene(reader(language), OFFICE, NOON), code, amounts)
    return sentence(language, REFUSALS[code], **{**data, **shown})


def told(language: str, kind: str, facts: object = None, **params: object) -> str:
    """The first line of what the outbox calls by this name: `told("da", "edit_noted")`."""
    effect = WORDINGS[kind].view(Scene(reader(language), OFFICE, NOON), read(kind, params), facts)
    assert isinstance(effect, Say)
    return plain(effect.text).split("\n")[0]


def nothing_sent(language: str) -> str:
    """What **My requests** says to somebody who has none."""
    return told(language, "requests", Page((), 0, 1, 0), person=0, page=0)
