"""What the peers ask: as many questions as our intake, from a table, with buttons or typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ASKED = "asked"  # beside the answers: the id of the message with the open question


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Without choices it is answered by typing.

    Of `several` choices any number is ticked before the last one, which ends the question.
    """

    id: str
    prompt: str
    choices: tuple[str, ...] = ()
    several: bool = False


_KINDS = (
    *("School", "Day care", "Parent board", "Housing association", "Residents' board"),
    *("Association", "Sports club", "Company", "Trade union", "Street team"),
    *("Municipal office", "Other"),
)
_DISTRICTS = (
    *("Indre By", "Østerbro", "Nørrebro", "Vesterbro/Kongens Enghave", "Valby", "Vanløse"),
    *("Brønshøj-Husum", "Bispebjerg", "Amager Øst", "Amager Vest", "Whole city"),
)
_DETAILS = (
    *("Reception of new pupils", "Cooperation with parents", "Meals, sports and the like"),
    *("Parents on the board", "Staff's skills", "Other"),
)
_HELP = (
    *("Advice", "Network", "Event", "Campaign", "Talk", "Working group", "Conflict handling"),
    *("Not sure yet", "Done"),
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        "menu",
        "Hello! We help when everyday integration work gets stuck.",
        ("Ask for help", "My requests", "Language", "About"),
    ),
    Question("privacy", "Please write no names or CPR numbers of citizens.", ("I understand",)),
    Question("kind", "1/11 What kind of organisation do you write for?", _KINDS),
    Question("name", "2/11 What is it called?"),
    Question("district", "3/11 Where is it?", _DISTRICTS),
    Question("problem", "4/11 What is the problem, in your own words?"),
    Question("more", "4/11 Thank you. Write more, or go on.", ("Done",)),
    Question("about", "5/11 Who is it about, and how many?"),
    Question("tried", "6/11 What has been tried?"),
    Question("result", "7/11 What would be a good result?"),
    Question(
        "area",
        "8/11 Which areas is it about?",
        ("Employment", "Education", "Housing", "Safety", "Culture and leisure", "Health", "Done"),
        several=True,
    ),
    Question("detail", "8/11 What fits best?", _DETAILS),
    Question("help", "9/11 What kind of help do you think of?", _HELP, several=True),
    Question(
        "urgency",
        "10/11 How soon?",
        ("A conflict is going on", "Within two weeks", "No rush"),
    ),
    Question("contact", "11/11 How do we reach you?", ("Here in Telegram", "Phone", "E-mail")),
    Question("summary", "Everything on one page:", ("Send request", "Change", "Save", "Discard")),
)
SENT = "Thank you. Your request is {reference}. An advisor answers by Wednesday at 16:00."


def prompt(question: Question, kept: Mapping[str, Any]) -> str:
    """Return the question's text; the summary shows every answer."""
    if question.id != "summary":
        return question.prompt
    given = (asked.id for asked in QUESTIONS if asked.id in kept)
    return "\n".join([question.prompt, *(f"{name}: {kept[name]}" for name in given)])


def record(question: Question, answer: str) -> str:
    """Return what the question's message becomes once it is answered."""
    return f"{question.prompt}\n\n{answer}"


def data(question: Question, choice: str) -> str:
    """Return the callback data of a choice, such as "kind:3"."""
    return f"{question.id}:{question.choices.index(choice)}"


def chosen(question: Question, callback_data: str) -> str:
    """Return the choice that callback data stands for."""
    return question.choices[int(callback_data.partition(":")[2])]


def ticked(question: Question, choice: str, kept: Mapping[str, Any]) -> bool:
    """Whether a choice is the one ticked of a question with several; one is enough for us."""
    return question.several and kept.get(question.id) == choice
