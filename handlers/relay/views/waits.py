"""What a writer is told of words that have to wait, or have waited for too long."""

from datetime import date, datetime

from casework.core.vocabulary import AttachmentKind
from casework.relay import Written
from handlers.core.effects import Effect, Say
from handlers.core.labels import FILES
from handlers.core.scene import Scene, first_line
from handlers.relay.notices import ReadsLater
from storage.addressing.notices import WaitedTooLong
from storage.cards.reading import CaseFacts
from storage.relay.notices import ReachedAgain


def reads_later(scene: Scene, notice: ReadsLater, _facts: None) -> Say:
    """When the other side reads it: a row of the version before."""
    _ = scene.reader._
    until = notice.until
    words = {
        "name": notice.name,
        "day": scene.reader.day(until),
        "time": scene.reader.time(until),
    }
    if notice.paused:
        return Say(_("✓ {name} has paused messages, and will get it on {day} at {time}.", **words))
    days = (_local_day(scene, until) - _local_day(scene, scene.now)).days
    if days == 0:
        return Say(_("✓ {name} will get it today at {time}.", **words))
    if days == 1:
        return Say(_("✓ {name} will get it tomorrow at {time}.", **words))
    return Say(_("✓ {name} will get it on {day} at {time}.", **words))


def reached_again(scene: Scene, notice: ReachedAgain, facts: CaseFacts) -> Effect:
    """What had not arrived does so after all."""
    is_requester = notice.person == facts.involved.requester
    name = (facts.substitute or facts.advisor) if is_requester else facts.requester
    return Say(
        scene.reader._(
            "✓ {name} is back here, and gets what you wrote about {reference} after all.",
            name=name or "",
            reference=facts.reference,
        )
    )


def waited_too_long(scene: Scene, notice: WaitedTooLong, _facts: None) -> Say:
    """Nobody said which case it is about, so nobody was given it."""
    return Say(
        scene.reader.plural(
            "You have not said which case this is about, so I have not passed it on:\n{line}\nIf "
            "it still counts, please send it again.",
            "You have not said which case these {number} messages are about, so I have not passed "
            "them on. The first was:\n{line}\nIf they still count, please send them again.",
            notice.number,
            line=_line(scene, notice.first),
        )
    )


def _line(scene: Scene, written: Written) -> str:
    if written.text:
        return first_line(written.text)
    kind = AttachmentKind(written.file["kind"]) if written.file else AttachmentKind.DOCUMENT
    return scene.reader.plain(FILES[kind])


def _local_day(scene: Scene, moment: datetime) -> date:
    return moment.astimezone(scene.reader.zone).date()
