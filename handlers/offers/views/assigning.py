"""What a coordinator reads to choose whom a case is offered to."""

from casework.core.vocabulary import DeclineReason
from casework.core.words import N_
from handlers.cases.views.sheet import promise
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Say
from handlers.core.keyboards.buttons import open_row
from handlers.core.scene import Scene, first_line, rows
from handlers.offers.buttons import ASSIGN
from handlers.offers.views.end import asked_line
from storage.cards.reading import CaseFacts
from storage.offers.advisors.choosable import Choosable
from storage.offers.notices import CaseAssigned, NobodyLeft

Unassigned = tuple[CaseFacts, tuple[Choosable, ...], int]
"""A case that nobody has, who could be asked, and its newest offer (0: none)."""


WHY: dict[str, str] = {
    # Translators: stands after a name and a colon: this advisor is on leave
    "absent": N_("away"),
    "declined": N_("has been asked before"),
    "asked_now": N_("is being asked now"),
    "out_of_reach": N_("cannot be reached"),
    DeclineReason.TOO_MUCH: N_("has too much to do"),
    DeclineReason.OUTSIDE_FIELD: N_("says it is outside their field"),
    DeclineReason.CONFLICT_OF_INTEREST: N_("has a conflict of interest"),
    DeclineReason.OTHER: N_("said no, for another reason"),
}


def nobody_left(scene: Scene, _notice: NobodyLeft, facts: Unassigned) -> Effect:
    """A case that no advisor has taken, with all advisors to pick from."""
    case, advisors, seen = facts
    if case.involved.advisor is not None:
        return Nothing("somebody has it by now")
    _ = scene.reader._
    lines = [
        _("<b>{reference} needs an advisor.</b>", reference=case.reference),
        _(
            "{organisation}: {line}",
            organisation=case.organisation_name,
            line=first_line(case.problem, 200),
        ),
        promise(scene, case),
        "",
        *(choosable(scene, each) for each in advisors),
    ]
    if not advisors:
        lines.append(_("There are no advisors to ask yet. Write /team to invite one."))
    return Say("\n".join(lines), _assign_keyboard(scene, case, advisors, seen))


def case_assigned(scene: Scene, notice: CaseAssigned, _facts: None) -> Say:
    """The coordinator's pick has been asked."""
    text = scene.reader._(
        "I have asked {name} to take {reference}.",
        name=notice.name,
        reference=notice.reference,
    )
    return Say(f"{text} {asked_line(scene, notice)}".rstrip())


def choosable(scene: Scene, advisor: Choosable) -> str:
    """An advisor who could be asked, and what speaks against it."""
    _ = scene.reader._
    if advisor.why is None:
        return _("• {name}: can be asked", name=advisor.name)
    return _("• {name}: {why}", name=advisor.name, why=scene.reader.plain(WHY[advisor.why]))


def _assign_keyboard(
    scene: Scene, case: CaseFacts, advisors: tuple[Choosable, ...], seen: int
) -> Keyboard:
    buttons = [
        Button(
            scene.reader.plain("Ask {name}", name=each.name),
            ASSIGN(case.id, each.advisor_id, seen),
        )
        for each in advisors
    ]
    return (*rows(buttons, 2), open_row(scene, case.id))
