"""Proposing times to meet, step by step: a day, an hour, how long, perhaps another time, a place.

What was tapped or written so far is kept with the words that the bot waits for, because a day, an
hour, an end and a place can each be written too. Every step stands in the same message.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from casework.core.words import N_
from casework.visits import rules
from casework.visits.rules import Slot
from handlers.core.dialogue.steps import Dialogue, Question, Step, Twin, tap_wanted
from handlers.core.turn import Turn, stale
from handlers.visits.notices import OtherVisit, VisitProposing
from handlers.visits.typed import (
    After,
    Pair,
    Proposal,
    asked_day,
    at_hour,
    read_day_or_moment,
    read_end,
    read_hour,
    read_place,
    today,
    unless_busy,
    with_time,
)
from storage.addressing import just_done
from storage.cases.own_cases import of_advisor
from storage.prompts.prompts import PromptKind
from storage.visits import agreement, proposals
from storage.visits.notices import When


def open_proposal(turn: Turn, requisition_id: int) -> None:
    """Which day? The first step, in a message of its own."""
    requisition = of_advisor(turn.unit, requisition_id, turn.person)
    alone = not agreement.can_be_told(turn.session, requisition.requester_id)
    PROPOSE.begin(turn, Proposal(requisition_id, alone=alone), "day")


def choose_day(turn: Turn, proposal: Proposal, ordinal: int) -> After:
    """At what hour? A holiday or a weekend is asked about once."""
    day = rules.day(ordinal, today(turn))
    return asked_day(turn, replace(proposal, starts=None), day)


def allow_day(turn: Turn, proposal: Proposal, ordinal: int) -> After:
    """The day is meant, holiday or not."""
    day = rules.day(ordinal, today(turn))
    step = "hour" if proposal.starts is None else "length"
    return replace(proposal, allowed=(*proposal.allowed, ordinal), day=day), step


def choose_hour(turn: Turn, proposal: Proposal, minutes: int) -> After:
    """How long?"""
    return at_hour(turn, proposal, rules.hour(minutes))


def choose_length(turn: Turn, proposal: Proposal, minutes: int) -> After:
    """The time is complete."""
    ends_at = proposal.starts_at + rules.minutes(minutes)
    return unless_busy(turn, *with_time(proposal, ends_at, turn.now))


def allow_clash(_turn: Turn, proposal: Proposal) -> After:
    """Two visits at the same hour are meant."""
    accepted = (*proposal.accepted, *(each.key for each in proposal.clashes))
    return replace(proposal, accepted=accepted, clashes=()), proposal.then


def another(turn: Turn, proposal: Proposal) -> After:
    """One more time, up to three."""
    if proposal.alone or len(proposal.times) >= rules.MOST_TIMES:
        raise stale()
    return replace(proposal, shown=today(turn)), "day"


def at_their_place(_turn: Turn, proposal: Proposal) -> After:
    """At the organisation's own."""
    return replace(proposal, place=""), "check"


def back(_turn: Turn, proposal: Proposal) -> After:
    """The step before. Back from the list of times takes the last one away."""
    step = _BACK.get(proposal.step, "day")
    if step == "more" and proposal.alone:
        step = "day"
    times = proposal.times
    if proposal.step == "clash":
        busy = {each.wanted[0] for each in proposal.clashes}
        times = tuple(each for each in times if each[0] not in busy)
    elif proposal.step == "more" or (proposal.alone and step == "day"):
        times = times[:-1]
    return replace(proposal, times=times), step


_BACK = {"length": "hour", "place": "more", "check": "place"}


def send(turn: Turn, proposal: Proposal) -> After | None:
    """Propose the times, or note the one that is agreed elsewhere."""
    proposal, step = unless_busy(turn, proposal, "check")
    if step != "check":
        return proposal, step
    if proposal.alone:
        proposals.note_agreed(turn.unit, proposal.case, turn.person, proposal.slots[0])
    else:
        proposals.propose(turn.unit, proposal.case, turn.person, proposal.slots)
    PROPOSE.finish(turn, proposal)
    just_done.begin(turn.unit, turn.person.id, "", proposal.case)
    return None


def _ask(turn: Turn, proposal: Proposal) -> Question:
    """Every step has the same notice: below what was put together so far, what is open."""
    of_advisor(turn.unit, proposal.case, turn.person)
    starts = proposal.starts
    return VisitProposing(
        requisition=proposal.case,
        step=proposal.step,
        times=tuple(_when(each) for each in proposal.times),
        alone=proposal.alone,
        starts=None if starts is None else datetime.fromisoformat(starts),
        day=proposal.day,
        shown=proposal.shown or proposal.day or today(turn),
        place=proposal.place or "",
        clashes=tuple(
            OtherVisit(each.reference, each.agreed, _when(each.times), _when(each.wanted))
            for each in proposal.clashes
        ),
    )


def _when(pair: Pair) -> When:
    slot = Slot.from_pair(pair)
    return slot.starts_at, slot.ends_at


def _step(
    reads: Callable[[Turn, Proposal, str], After | None], typed: tuple[Twin[Proposal], ...] = ()
) -> Step[Proposal]:
    return Step(_ask, reads, typed, rules.LONGEST_WORDS)


PROPOSE = Dialogue(
    Proposal,
    PromptKind.VISIT,
    {
        "day": _step(read_day_or_moment),
        "day_off": _step(read_day_or_moment),
        "hour": _step(read_hour),
        "length": _step(read_end),
        "clash": _step(tap_wanted),
        "more": _step(tap_wanted),
        "place": _step(read_place, (Twin(N_("At their place"), at_their_place),)),
        "check": _step(tap_wanted),
    },
    at=lambda proposal: proposal.step,
)
"""Which step follows depends on what was answered, so each answer names it."""
