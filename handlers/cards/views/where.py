"""Where a request stands, in a sentence for the one who sent it, with the date of the promise."""

from casework.cases.permissions import OPEN
from casework.core.vocabulary import CaseStatus
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts


def it_stands(scene: Scene, case: CaseFacts) -> list[str]:
    """One paragraph; none where it is over, since its status and its ending say it all."""
    if case.status not in OPEN:
        return []
    return ["\n".join([_now(scene, case), *_promise(scene, case)])]


def _now(scene: Scene, case: CaseFacts) -> str:
    """Who has it. Whom we ask in between is our own affair."""
    _ = scene.reader._
    if case.status is not CaseStatus.ACTIVE:
        return _("We are finding an advisor for you. You don't need to do anything.")
    name = case.advisor or "–"
    if case.substitute:
        return _(
            "{name} has your request and is away now. {substitute} answers meanwhile.",
            name=name,
            substitute=case.substitute,
        )
    return _("{name} has your request.", name=name)


def _promise(scene: Scene, case: CaseFacts) -> list[str]:
    """The date that they were given, as long as the first answer is missing."""
    _ = scene.reader._
    if case.answered:
        return [_("You have had the first answer.")]
    when = {"day": scene.reader.day(case.promised), "time": scene.reader.time(case.promised)}
    if case.promised <= scene.now:
        return [_("You were promised an answer by {day} at {time}. It has not come yet.", **when)]
    return [_("You will have an answer by <b>{day} at {time}</b>.", **when)]
