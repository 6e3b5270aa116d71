"""What the bot's texts read like in a language, found by the names they have in the code.

So a dialogue goes on saying the same when somebody words a text better.
"""

from casework.office import PRIVACY_MONTHS
from casework.places import COPENHAGEN
from casework.questions import requisition_form
from handlers.views.refusals import REFUSALS
from tests.support.walks import sentence

FORM = requisition_form(COPENHAGEN)


def asks(language: str, question: str, kind: str = "") -> str:
    """The first line of a question, as it is asked of this kind of organisation."""
    prompts = FORM.question(question).prompts
    prompt = prompts.get(kind, prompts[""])
    return sentence(language, prompt, months=PRIVACY_MONTHS).split("\n")[0]


def title(language: str, question: str) -> str:
    """The question's name, which heads the record of its answer."""
    return sentence(language, FORM.question(question).title)


def refusal(language: str, code: str, **data: object) -> str:
    """How a refusal is told: `refusal("da", "text_too_long", limit=4000, length=4001)`."""
    return sentence(language, REFUSALS[code], **data)
