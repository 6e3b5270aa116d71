"""A coordinator asks somebody to take over a case: what its advisor and the coordinator read."""

from casework.core.vocabulary import CaseStatus
from handlers.core.effects import Button, Effect, Nothing, Say
from handlers.core.keyboards.buttons import open_row
from handlers.core.scene import Scene
from handlers.offers import buttons
from handlers.offers.views.assigning import WHY
from storage.cards.reading import CaseFacts
from storage.offers.notices import HandoverArranged, HandoverStopped, StaysWithAdvisor
from storage.offers.times import Then


def arranged(scene: Scene, notice: HandoverArranged, facts: CaseFacts) -> Effect:
    """To its advisor: somebody has been asked to take it over; until they accept it stays."""
    if facts.status is not CaseStatus.ACTIVE:
        return Nothing("the case has moved on")
    _ = scene.reader._
    text = _(
        "{by} has asked {name} to take over {reference} from you. Until {name} accepts, it stays "
        "with you.",
        by=notice.by,
        name=notice.name,
        reference=facts.reference,
    )
    if notice.answer_by is not None and notice.then is Then.STAYS:
        text += " " + _(
            "If there is no answer by {day} {time}, I will tell you.",
            day=scene.reader.day(notice.answer_by),
            time=scene.reader.time(notice.answer_by),
        )
    keep = Button(scene.reader.plain("Keep it after all"), buttons.KEEP_CASE(facts.id))
    return Say(text, ((keep,), open_row(scene, facts.id)))


def stopped(scene: Scene, notice: HandoverStopped, facts: CaseFacts) -> Effect:
    """To the coordinator: its advisor keeps it, and who was asked knows."""
    text = scene.reader._(
        "{advisor} keeps {reference}. {name} is no longer asked to take it over.",
        advisor=notice.advisor,
        name=notice.name,
        reference=facts.reference,
    )
    return Say(text, (open_row(scene, facts.id),))


def stays(scene: Scene, notice: StaysWithAdvisor, facts: CaseFacts) -> Effect:
    """To the coordinator: whoever was asked does not take it, so that it stays."""
    if facts.status is not CaseStatus.ACTIVE:
        return Nothing("the case has moved on")
    _ = scene.reader._
    named = {"name": notice.name, "advisor": notice.advisor, "reference": facts.reference}
    if notice.reason is None:
        text = _("{name} has not answered about {reference}. It stays with {advisor}.", **named)
    else:
        text = _(
            "{name} cannot take over {reference}: {name} {reason}. It stays with {advisor}.",
            reason=scene.reader.plain(WHY[notice.reason]),
            **named,
        )
    again = Button(scene.reader.plain("Choose an advisor"), buttons.CHOOSE_ADVISOR(facts.id))
    return Say(text, ((again,), open_row(scene, facts.id)))
