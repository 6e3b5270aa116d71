"""Somebody is not here any more, or not in a case any more: what is read then."""

from casework.core.vocabulary import ContactMethod
from handlers.cases.views.sheet import contact
from handlers.core.effects import Effect, Nothing, Say
from handlers.core.keyboards.buttons import open_row
from handlers.core.scene import Scene
from storage.cards.reading import CaseFacts
from storage.cases.notices import RequesterErased
from storage.queues.notices import RequesterLost


def requester_lost(scene: Scene, _notice: RequesterLost, facts: CaseFacts) -> Effect:
    """They have blocked the bot or left Telegram; how else to reach them, if they said so."""
    if not facts.requester:
        return Nothing("the case is gone, or its requester erased")
    _ = scene.reader._
    lines = [
        _(
            "⚠️ {reference}: {name} cannot be reached here just now. What you write waits in the "
            "case, and does not arrive.",
            reference=facts.reference,
            name=facts.requester,
        )
    ]
    if facts.contact_method is ContactMethod.TELEGRAM or facts.contact_value is None:
        lines.append(
            _(
                "They gave no other way to reach them. Try {organisation}.",
                organisation=facts.organisation_name,
            )
        )
    else:
        lines.append(_("<b>Contact:</b> {contact}", contact=contact(scene, facts)))
    return Say("\n".join(lines), (open_row(scene, facts.id),))


def requester_erased(scene: Scene, _notice: RequesterErased, facts: CaseFacts) -> Effect:
    """They have asked to be forgotten: the organisation is all that is left."""
    return Say(
        scene.reader._(
            "{reference} is withdrawn: whoever asked for help has had their data erased. Nobody "
            "is behind it any more. If {organisation} still needs you, contact them directly.",
            reference=facts.reference,
            organisation=facts.organisation_name,
        )
    )


def not_yours_any_more(scene: Scene) -> Say:
    """To somebody who has opened what was theirs then, and is not when it is shown."""
    return Say(scene.reader._("You can't see this any more: it is not with you now."))
