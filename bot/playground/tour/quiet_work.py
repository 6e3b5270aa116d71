"""What the team does while nobody looks, so that later the figures are those of a team at work."""

from functools import partial

from sqlmodel import Session, col, select

from bot.playground.sample.deeds import Deeds
from bot.playground.tour.stage import Stage
from casework.core.vocabulary import CaseStatus
from handlers.offers import buttons as offers
from storage.queues.outbox import Outgoing
from storage.tables import Offer, Person, Requisition
from storage.transaction.unit_of_work import UnitOfWork

_CALLED = {
    "da": "phone 15 Ringede og talte om, hvad vi gør nu.",
    "en": "phone 15 Called and talked about what we do next.",
}


async def keep_the_promises(stage: Stage) -> None:
    """Whoever is asked takes it, and every case that somebody has gets its first answer."""
    for offer, advisor in await stage.reads(_open_offers):
        found = stage.find(advisor, offers.ACCEPT, offer)
        if found is not None:
            query = stage.messenger.person_taps(advisor, *found)
            await stage.messenger.wait_for(partial(_is_answered, stage, query))
    called = partial(_call, line=_CALLED[stage.language])
    stage.bot.delivery.put(await stage.bot.database.run(called))
    await stage.bot.delivery.idle()


def _open_offers(session: Session) -> list[tuple[int, int]]:
    """Each offer that waits for an answer, and whose answer, by their Telegram id."""
    found = session.exec(
        select(Offer.id, col(Person.telegram_id))
        .join(Person, col(Person.id) == Offer.advisor_id)
        .where(col(Offer.ended_at).is_(None))
    ).all()
    return [(offer or 0, advisor or 0) for offer, advisor in found]


def _is_answered(stage: Stage, query: str) -> bool:
    return stage.messenger.query(query).answered


def _call(unit: UnitOfWork, line: str) -> list[Outgoing]:
    """Each advisor calls in each of their cases, and writes it down."""
    deeds = Deeds(unit)
    active = unit.session.exec(
        select(Requisition).where(col(Requisition.status) == CaseStatus.ACTIVE)
    )
    for case in active.all():
        deeds.do(case, unit.now, "log", line)
    return unit.enqueued
