"""What can happen in a case that an advisor has, by the real verbs, and what the test remembers."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import col, select

from casework.core.errors import Refused
from casework.core.vocabulary import ActivityKind, DeclineReason, FollowUpKind, Outcome
from casework.relay import Written
from casework.visits.rules import Slot
from storage.closing import closing
from storage.follow_ups import answers as follow_up_answers
from storage.offers import handovers, offers
from storage.people.people import Known
from storage.queues.outbox import Waiting
from storage.relay import relay, taking_back
from storage.tables import CaseMessage, FollowUp, Offer, Requisition, Visit
from storage.transaction.unit_of_work import UnitOfWork
from storage.visits import proposals
from storage.work import activities
from storage.work.activities import Logged
from tests.storage.town import NOW, OFFICE, advisor, coordinator, person, send

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ZONE = OFFICE.calendar.zone


@dataclass
class Scene:
    """A case that Leyla took on Monday, and what the test itself remembers of it."""

    unit: UnitOfWork
    leyla: Known
    jonas: Known
    bo: Known
    case: int
    now: datetime = NOW
    chance: random.Random = field(default_factory=random.Random)
    signs: list[datetime] = field(default_factory=lambda: [NOW])
    visit: datetime | None = None
    words: int = 100

    def acts(self, who: Known) -> None:
        """What they do is answered in their own chat."""
        self.unit.begin(Waiting(who.telegram_id, who.id, "da"))

    def written(self) -> Written:
        """The next message."""
        self.words += 1
        return Written(self.words, "Hej")

    @property
    def last_sign(self) -> datetime:
        """What the three must find."""
        return max([*self.signs, *([self.visit] if self.visit else [])])

    @property
    def days(self) -> int:
        """Local days since then."""
        last = self.last_sign.astimezone(ZONE).date()
        return (self.now.astimezone(ZONE).date() - last).days

    @property
    def requisition(self) -> Requisition:
        return self.unit.session.get_one(Requisition, self.case)

    @property
    def holder(self) -> Known:
        """Whose case it is."""
        return self.jonas if self.requisition.advisor_id == self.jonas.id else self.leyla


def begin(unit: UnitOfWork) -> Scene:
    coordinator(unit, 1)
    leyla, jonas = (advisor(unit, n, name) for n, name in ((2, "Leyla"), (3, "Jonas")))
    bo = person(unit, 4, "Bo")
    requisition = send(unit, bo)
    case = requisition.id or 0
    offers.end_open(unit, case)
    offer = Offer(requisition_id=case, advisor_id=leyla.id, reasons=[], offered_at=NOW)
    unit.session.add(offer)
    unit.session.flush()
    scene = Scene(unit, leyla, jonas, bo, case)
    scene.acts(leyla)
    offers.accept(unit, offer.id or 0, leyla)
    requisition.first_response_at = NOW
    unit.session.flush()
    return scene


# What can happen; each tells whether it counts


def logs(scene: Scene) -> bool:
    what = Logged(ActivityKind.PHONE, scene.now.date(), 15)
    activities.log(scene.unit.at(scene.now), scene.case, scene.holder, what)
    return True


def notes(scene: Scene) -> bool:
    activities.note(scene.unit.at(scene.now), scene.case, scene.holder, [scene.written()])
    return True


def writes(scene: Scene) -> bool:
    relay.relay(scene.unit.at(scene.now), scene.case, scene.holder, scene.written())
    return True


def takes_back(scene: Scene) -> bool:
    """Writes, and takes it back a moment later."""
    relay.relay(scene.unit.at(scene.now), scene.case, scene.holder, scene.written())
    newest = select(col(CaseMessage.id)).order_by(col(CaseMessage.id).desc()).limit(1)
    message = scene.unit.session.exec(newest).one() or 0
    taking_back.take_back(scene.unit.at(scene.now), scene.holder, message, None)
    return False


def requester_writes(scene: Scene) -> bool:
    scene.acts(scene.bo)
    relay.relay(scene.unit.at(scene.now), scene.case, scene.bo, scene.written())
    return False


def _slot(scene: Scene, days: int) -> Slot:
    starts = (scene.now + days * DAY).replace(minute=0, second=0, microsecond=0)
    return Slot(starts, starts + HOUR)


def proposes(scene: Scene) -> bool:
    slot = _slot(scene, scene.chance.randint(1, 30))
    proposals.propose(scene.unit.at(scene.now), scene.case, scene.holder, [slot])
    return True


def agrees(scene: Scene) -> bool:
    """Times are proposed, and the requester takes one."""
    proposes(scene)
    visit = latest_visit(scene)
    scene.acts(scene.bo)
    proposals.take(scene.unit.at(scene.now), visit.id or 0, visit.proposal, 0, scene.bo)
    scene.visit = visit.starts_at
    return True


def has_a_visit(scene: Scene, days: int) -> None:
    """They agree on a visit so many days ahead."""
    assert happens(scene, "agrees")
    visit = latest_visit(scene)
    scene.visit = visit.starts_at = scene.now + days * DAY
    visit.ends_at = scene.visit + HOUR
    scene.unit.session.flush()


def latest_visit(scene: Scene) -> Visit:
    found = select(Visit).where(col(Visit.requisition_id) == scene.case).order_by(col(Visit.id))
    visits_of_it = list(scene.unit.session.exec(found))
    if not visits_of_it:
        raise Refused("visit_gone")
    return visits_of_it[-1]


def calls_off(scene: Scene) -> bool:
    proposals.cancel(scene.unit.at(scene.now), latest_visit(scene).id or 0, scene.holder)
    scene.visit = None
    return True


def requester_calls_off(scene: Scene) -> bool:
    scene.acts(scene.bo)
    proposals.cancel(scene.unit.at(scene.now), latest_visit(scene).id or 0, scene.bo)
    scene.visit = None
    return False


def asks_another(scene: Scene) -> bool:
    other = scene.jonas if scene.holder is scene.leyla else scene.leyla
    handovers.ask(scene.unit.at(scene.now), scene.case, other.id, scene.holder)
    return True


def _asked(scene: Scene) -> tuple[int, Known]:
    """The open offer, and who is asked."""
    offer = scene.unit.session.exec(
        select(Offer).where(col(Offer.requisition_id) == scene.case, col(Offer.ended_at).is_(None))
    ).first()
    if offer is None:
        raise Refused("stale_button")
    return offer.id or 0, scene.jonas if offer.advisor_id == scene.jonas.id else scene.leyla


def other_takes_over(scene: Scene) -> bool:
    offer, who = _asked(scene)
    scene.acts(who)
    offers.accept(scene.unit.at(scene.now), offer, who)
    return True


def other_declines(scene: Scene) -> bool:
    offer, who = _asked(scene)
    scene.acts(who)
    offers.decline(scene.unit.at(scene.now), offer, who, DeclineReason.OTHER)
    return False


def closes(scene: Scene) -> bool:
    closing.close(
        scene.unit.at(scene.now), scene.case, scene.holder, Outcome.SOLVED, [scene.written()], ()
    )  # fmt: skip
    scene.visit = None
    return False


def is_opened_again(scene: Scene) -> bool:
    """It is closed, and its requester says that it is not solved."""
    closes(scene)
    scene.acts(scene.bo)
    closing.reopen(scene.unit.at(scene.now), scene.case, scene.bo)
    return True


def watched(scene: Scene) -> FollowUp:
    """What watches the silence of the case."""
    return scene.unit.session.exec(
        select(FollowUp).where(
            col(FollowUp.requisition_id) == scene.case,
            col(FollowUp.kind) == FollowUpKind.NOTHING_LOGGED,
            col(FollowUp.ended_at).is_(None),
        )
    ).one()


def says_done(scene: Scene) -> bool:
    """The reminder has come, and is said to be dealt with."""
    row = watched(scene)
    row.ended_at, row.ended_as = scene.now, "fired"
    scene.unit.session.flush()
    follow_up_answers.done(scene.unit.at(scene.now), row.id or 0, scene.holder)
    return True


HAPPENINGS: dict[str, Callable[[Scene], bool]] = {
    each.__name__: each
    for each in (
        logs, notes, writes, takes_back, requester_writes, proposes, agrees, calls_off,
        requester_calls_off, asks_another, other_takes_over, other_declines, is_opened_again,
        says_done,
    )
}  # fmt: skip


ENDS = {"closes": closes}


def happens(scene: Scene, name: str) -> bool:
    """Let it happen now. False where it cannot, as the case stands."""
    scene.acts(scene.holder)
    if scene.visit is not None and scene.visit <= scene.now:
        scene.signs.append(scene.visit)  # it has taken place, which nobody can call off
        scene.visit = None
    before = scene.visit
    with scene.unit.session.begin_nested() as savepoint:
        try:
            counts = (HAPPENINGS | ENDS)[name](scene)
        except Refused:
            savepoint.rollback()
            scene.visit = before
            return False
    if counts:
        scene.signs.append(scene.now)
    scene.unit.session.flush()
    return True
