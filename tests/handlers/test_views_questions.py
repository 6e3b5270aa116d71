"""A question is one entry of a form: the engine asks it, the view shows it, the record tells it."""

from dataclasses import replace
from typing import Any

from casework.checks import texts
from casework.form.engine import SUMMARY, AnswerKind, Choice, Form, Question
from handlers.core.effects import Button, Rekey, Rewrite, Say
from handlers.core.scene import Scene
from handlers.subjects import WORDINGS
from locales.translator import Reader
from storage.intake import drafts
from storage.intake.asking import OpenDraft
from storage.queues.outbox import Outgoing
from storage.transaction.notice import read
from storage.transaction.unit_of_work import UnitOfWork
from tests.storage.town import NOW, OFFICE, person
from tests.support.reading import read_html

FORM = Form(
    (
        Question(
            "pet",
            1,
            "Pet",
            {"": "<b>Which pet?</b>"},
            AnswerKind.CHOICE,
            choices=lambda _state: (
                Choice("cat", "Cat"),
                Choice("dog", "Dog"),
                Choice("no", "None"),
            ),
            columns=2,
        ),
        Question(
            "tricks",
            2,
            "Tricks",
            {"": "What can it do?"},
            AnswerKind.CHOICES,
            choices=lambda _state: (Choice("sit", "Sit"), Choice("roll", "Roll over")),
            asked=lambda state: state.answers.get("pet") == "dog",
        ),
        Question(
            "name",
            3,
            "Name",
            {"": "What is it called?"},
            AnswerKind.TEXT,
            optional=True,
            clean=texts.organisation_name,
            asked=lambda state: state.answers.get("pet") != "no",
        ),
        Question("story", 4, "Story", {"": "Tell us of it."}, AnswerKind.MATERIAL, minimum=5),
        Question(
            "number",
            5,
            "Number",
            {"": "Which number do we call?"},
            AnswerKind.PHONE,
            clean=texts.phone,
        ),
    )
)
SCENE = Scene(
    Reader("en", OFFICE.calendar.zone), replace(OFFICE, form=FORM), NOW, bot_username="tf_bot"
)


class Chat:
    """Somebody who is asked, and sees what is sent to them."""

    def __init__(self, unit: UnitOfWork) -> None:
        self.unit = unit
        self.person = person(unit, 1)
        self.seen = 0
        drafts.begin(replace(unit, office=replace(OFFICE, form=FORM)), self.person)

    @property
    def draft(self) -> OpenDraft:
        found = drafts.open_draft(self.unit.session, self.person.id)
        assert found is not None
        return found

    def does(self, verb: Any, *arguments: Any, **named: Any) -> None:
        verb(self.unit, FORM, self.draft, *arguments, **named)

    def new(self) -> list[Any]:
        """What has been sent since one last looked."""
        rows: list[Outgoing] = self.unit.enqueued[self.seen :]
        self.seen += len(rows)
        return [self._shown(row) for row in rows]

    def _shown(self, row: Outgoing) -> Any:
        notice = WORDINGS[row.kind]
        said = read(row.kind, row.params)
        return notice.view(SCENE, said, notice.facts(self.unit.session, said))


def words(effect: Say | Rewrite) -> str:
    return read_html(effect.text)[0]


def labels(effect: Say | Rekey | Rewrite) -> list[str]:
    return [button.text for row in effect.keyboard for button in row]


def test_a_form_of_ones_own_is_walked_from_its_table(unit: UnitOfWork) -> None:
    chat = Chat(unit)
    (asked,) = chat.new()
    assert words(asked) == "1/4  Which pet?"
    assert labels(asked) == ["Cat", "Dog", "None"]
    assert asked.keyboard[0][1] == Button("Dog", "q:1:1:dog")

    chat.does(drafts.choose, "dog")
    record, asked = chat.new()
    assert (words(record), record.keyboard) == ("Pet\n✓ Dog", ())
    assert words(asked) == "2/5  What can it do?"
    assert labels(asked) == ["Sit", "Roll over", "⬅️ Back"]

    chat.does(drafts.pick, "roll", on=True)
    (ticked,) = chat.new()
    assert labels(ticked) == ["Sit", "☑ Roll over", "⬅️ Back", "✅ Done"]
    assert ticked.keyboard[1][0].data == "q:1:2:-roll"

    chat.does(drafts.done)
    record, asked = chat.new()
    assert words(record) == "Tricks\n✓ Roll over"
    assert labels(asked) == ["⬅️ Back", "Skip"]

    chat.does(drafts.skip)
    record, asked = chat.new()
    assert words(record) == "Name\n– skipped"
    assert words(asked) == "4/5  Tell us of it."

    item = {"message": 7, "text": "It <barks>", "file": None, "album": None}
    chat.does(drafts.add_material, item)
    gone, counted = chat.new()
    assert isinstance(gone, Rekey)
    assert "1 message" in words(counted)

    chat.does(drafts.done)
    record, asked = chat.new()
    assert words(record) == "Story\n✓ 1 message"
    assert asked.share_phone == ("📱 Share my number", "Back")

    chat.does(drafts.write, "20 12 34 56", 8)
    record, summary = chat.new()
    assert record.hide_words
    assert chat.draft.state.step == SUMMARY
    assert words(summary).splitlines()[2:] == [
        "Pet: Dog",
        "Tricks: Roll over",
        "Name: –",
        "Story: It <barks>",
        "Number: +45 20 12 34 56",
    ]


def test_a_change_asks_what_it_makes_necessary_and_drops_what_it_makes_needless(
    unit: UnitOfWork,
) -> None:
    chat = Chat(unit)
    chat.does(drafts.choose, "cat")
    chat.does(drafts.write, "Misser", 6)
    chat.new()
    chat.does(drafts.back)
    _gone, asked = chat.new()
    assert words(asked) == "2/4  What is it called?"
    assert labels(asked) == ["⬅️ Back", "Keep as it is", "Skip"]
    chat.does(drafts.back)
    chat.does(drafts.choose, "no")
    assert chat.draft.state.step == "story"
    assert words(chat.new()[-1]) == "2/3  Tell us of it."
