"""What can still be told of a request, and the question for it."""

from casework.form.engine import FormState
from handlers.additions import buttons
from handlers.additions.notices import TellThis, TellWhat
from handlers.core.effects import Button, Effect
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import back_row
from handlers.core.placing import placed
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts


def tell_what(scene: Scene, notice: TellWhat, facts: CaseFacts) -> Effect:
    """The questions that were left out, a button each."""
    _ = scene.reader._
    text = _(
        "What would you like to add to {reference}? You can also just write it.",
        reference=facts.reference,
    )
    form = scene.office.form
    rows = tuple(
        (Button(scene.reader.plain(form.question(step).title), buttons.TELL(facts.id, step)),)
        for step in facts.left_out
    )
    return placed(notice, text, rows)


def tell_this(scene: Scene, notice: TellThis, facts: CaseFacts) -> Effect:
    """One of them, asked as the form asks it."""
    asked = scene.office.form.question(notice.step)
    prompt = asked.prompt(FormState(answers={"organisation_kind": facts.organisation_kind}))
    return placed(notice, scene.reader._(prompt), (back_row(scene, doors.GIVE_UP(facts.id)),))
