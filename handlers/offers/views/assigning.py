"""What a coordinator reads to choose whom a case is offered to."""

from dataclasses import dataclass

from casework.cases.permissions import OPEN
from casework.core.vocabulary import CaseStatus, DeclineReason
from casework.core.words import N_
from casework.offers.standing import Standing
from handlers.cases.views.sheet import promise
from handlers.core.effects import Button, Effect, Keyboard, Nothing, Say
from handlers.core.keyboards.buttons import open_row
from handlers.core.scene import Scene, first_line, rows
from handlers.offers.buttons import ASK_BEST, ASSIGN, GIVE
from handlers.offers.notices import AdvisorMenu
from handlers.offers.views.asked import asked_lines
from handlers.offers.views.end import asked_line
from handlers.offers.views.standing import stands
from storage.cards.reading import CaseFacts
from storage.offers.advisors.choosable import HAS_IT, Choosable
from storage.offers.asked import AskedOnce
from storage.offers.notices import CaseAssigned, CaseGiven, NobodyLeft


@dataclass(frozen=True, slots=True)
class Choice:
    """Who could be asked, the newest offer of the case (0: none), and who was asked before."""

    advisors: tuple[Choosable, ...]
    seen: int
    asked: tuple[AskedOnce, ...]

    @property
    def best(self) -> bool:
        """Whether somebody is left whom nobody has asked yet."""
        return any(each.why is None for each in self.advisors)


Unassigned = tuple[CaseFacts, Choice]
"""A case that nobody has, and who could be asked."""

WHY: dict[str, str] = {
    # Translators: stands after a name and a colon: this advisor is on leave
    "absent": N_("away"),
    "declined": N_("has been asked before"),
    "asked_now": N_("is being asked now"),
    "out_of_reach": N_("cannot be reached"),
    "has_it": N_("has it now"),
    DeclineReason.TOO_MUCH: N_("has too much to do"),
    DeclineReason.OUTSIDE_FIELD: N_("says it is outside their field"),
    DeclineReason.CONFLICT_OF_INTEREST: N_("has a conflict of interest"),
    DeclineReason.OTHER: N_("said no, for another reason"),
}


def nobody_left(scene: Scene, _notice: NobodyLeft, facts: Unassigned) -> Effect:
    """A case that no advisor has taken, with all advisors to pick from."""
    case, choice = facts
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
        *_choices(scene, choice),
    ]
    return Say("\n".join(lines), _assign_keyboard(scene, case, choice))


def advisor_menu(
    scene: Scene, _notice: AdvisorMenu, facts: tuple[CaseFacts, Choice, Standing]
) -> Effect:
    """Who has a case, who was asked when, and whom to ask now."""
    case, choice, standing = facts
    if case.status not in OPEN:
        return Nothing("the case is over")
    reader, _ = scene.reader, scene.reader._
    lines = [
        _("<b>Who should have {reference}?</b>", reference=case.reference),
        _(
            "{organisation}: {line}",
            organisation=case.organisation_name,
            line=first_line(case.problem, 200),
        ),
        _("{standing}.", standing=reader.capital(stands(scene, standing))),
        *asked_lines(scene, choice.asked),
    ]
    if not case.answered:
        lines.append(promise(scene, case))
    if case.status is CaseStatus.ACTIVE:
        lines.append(_("Until the one whom you ask accepts, it stays with {name}.",
                       name=case.advisor or ""))  # fmt: skip
    text = "\n".join([*lines, *_choices(scene, choice)])
    waits = [each for each in choice.asked if each.is_open]
    gives = tuple((give_button(scene, each.offer, each.name),) for each in waits)
    asks = _assign_keyboard(scene, case, choice)
    return Say(text, (*asks[:-1], *gives, asks[-1]))


def case_assigned(scene: Scene, notice: CaseAssigned, _facts: None) -> Say:
    """The coordinator's pick has been asked."""
    text = scene.reader._(
        "I have asked {name} to take {reference}.",
        name=notice.name,
        reference=notice.reference,
    )
    gives = ((give_button(scene, notice.offer, notice.name),),) if notice.offer else ()
    return Say(f"{text} {asked_line(scene, notice)}".rstrip(), gives)


def case_given(scene: Scene, notice: CaseGiven, _facts: None) -> Say:
    """The coordinator has given it to somebody; who had it knows."""
    _ = scene.reader._
    named = {"name": notice.name, "reference": notice.reference}
    if notice.former is None:
        return Say(_("✓ {name} has {reference} now. I have told {name}.", **named))
    return Say(
        _(
            "✓ {name} has {reference} now in the place of {former}. I have told both.",
            former=notice.former,
            **named,
        )
    )


def give_button(scene: Scene, offer: int, name: str) -> Button:
    """The one who is asked has said yes elsewhere."""
    return Button(scene.reader.plain("Give it to {name} now", name=name), GIVE(offer))


def best_button(scene: Scene, case: CaseFacts, seen: int) -> Button:
    """Whoever fits best, in one tap."""
    asks = ASK_BEST(case.id, seen, case.involved.advisor or 0)
    return Button("★ " + scene.reader.plain("Ask the best"), asks)


def choosable(scene: Scene, advisor: Choosable) -> str:
    """An advisor who could be asked, and what speaks against it."""
    _ = scene.reader._
    if advisor.why is None:
        return _("• {name}: can be asked", name=advisor.name)
    return _("• {name}: {why}", name=advisor.name, why=scene.reader.plain(WHY[advisor.why]))


def _choices(scene: Scene, choice: Choice) -> list[str]:
    """Everybody who could be asked, a line each."""
    if not choice.advisors:
        none = scene.reader._("There are no advisors to ask yet. Write /team to invite one.")
        return ["", none]
    return ["", *(choosable(scene, each) for each in choice.advisors)]


def _assign_keyboard(scene: Scene, case: CaseFacts, choice: Choice) -> Keyboard:
    buttons = [
        Button(
            scene.reader.plain("Ask {name}", name=each.name),
            ASSIGN(case.id, each.advisor_id, choice.seen, case.involved.advisor or 0),
        )
        for each in choice.advisors
        if each.why != HAS_IT
    ]
    best = ((best_button(scene, case, choice.seen),),) if choice.best else ()
    return (*best, *rows(buttons, 2), open_row(scene, case.id))
