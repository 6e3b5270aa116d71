"""Somebody leaves the team: what a coordinator reads before and after, and those it concerns."""

from collections.abc import Iterable

from casework.core.vocabulary import CaseStatus, Role
from casework.core.words import N_
from casework.team.leaving import ALL, TEAM
from handlers.absences.buttons import SET_AWAY
from handlers.core import labels
from handlers.core.effects import Button, Effect, Nothing, Say, Style
from handlers.core.keyboards import doors
from handlers.core.keyboards.buttons import back_button
from handlers.core.placing import placed
from handlers.core.scene import Scene
from handlers.leaving import buttons
from handlers.leaving.notices import LeaveCheck, Left, TeamMember
from storage.absences.notices import SubstituteLeft
from storage.absences.reading import Away
from storage.cards.reading import CaseFacts
from storage.leaving.leaving import Outlook
from storage.leaving.notices import SomebodyLeft, YouLeft
from storage.offers.notices import AdvisorLeft
from storage.team.members import Member

_END = {
    Role.ADVISOR: N_("No longer an advisor"),
    Role.COORDINATOR: N_("No longer a coordinator"),
}


def member(scene: Scene, notice: TeamMember, facts: Member | None) -> Effect:
    """One of the team, with what can be ended."""
    _ = scene.reader._
    if facts is None:
        return placed(notice, _("Not on the team any more."))
    lines = [_("<b>{name}</b>", name=facts.name)]
    lines += [
        _(
            "{role} since {day}",
            role=scene.reader.plain(labels.ROLES[role]),
            day=scene.reader.day(facts.since[role]),
        )
        for role in _held(facts)
    ]
    if Role.ADVISOR in facts.since:
        number = facts.open_cases
        lines.append(scene.reader.plural("{number} open case", "{number} open cases", number))
    plain = scene.reader.plain
    choices = []
    if Role.ADVISOR in facts.since:
        choices.append(Button(plain("Is ill or away"), SET_AWAY(facts.id)))
    choices += [Button(plain("Leave the team"), buttons.ASK(facts.id, ALL), Style.TAKES_AWAY)]
    if len(facts.since) > 1:
        choices += [
            Button(plain(_END[role]), buttons.ASK(facts.id, role), Style.TAKES_AWAY)
            for role in _held(facts)
        ]
    back = back_button(scene, buttons.BACK_TO_TEAM())
    keyboard = (*((each,) for each in choices), (back,))
    return placed(notice, "\n".join(lines), keyboard)


def leave_check(scene: Scene, notice: LeaveCheck, facts: Outlook | None) -> Effect:
    """What will come of it, and the one question."""
    if facts is None:
        return Nothing("the role has ended by now")
    _ = scene.reader._
    name = facts.member.name
    lines = [_heading(scene, facts), *_consequences(scene, facts)]
    lines.append(
        _(
            "• Digests and reminders end, and old buttons no longer work. What {name} has written "
            "stays.",
            name=name,
        )
    )
    plain = scene.reader.plain
    yes = Button(
        plain("Yes, end it"), buttons.LEAVE(facts.member.id, notice.which), Style.TAKES_AWAY
    )
    no = Button(plain("No, go back"), doors.TEAM_MEMBER(facts.member.id))
    return placed(notice, "\n".join(lines), ((yes,), (no,)))


def left(scene: Scene, notice: Left, _facts: None) -> Effect:
    """Done; the question becomes the record of it."""
    return placed(notice, _said(scene, notice, oneself=notice.oneself))


def somebody_left(scene: Scene, notice: SomebodyLeft, _facts: None) -> Say:
    """To the other coordinators."""
    return Say(_said(scene, notice, oneself=False))


def you_left(scene: Scene, notice: YouLeft, _facts: None) -> Say:
    """To the one whose role has ended."""
    _ = scene.reader._
    texts: dict[tuple[Role, ...], str] = {
        (Role.ADVISOR,): _(
            "You are no longer an advisor here. Your open cases go to others; you don't need to "
            "do anything. Thank you for what you did."
        ),
        (Role.COORDINATOR,): _("You are no longer a coordinator here. Thank you for what you did."),
    }
    both = _(
        "You are no longer on the team. Your open cases go to others; you don't need to do "
        "anything. Thank you for what you did."
    )
    return Say(texts.get(notice.roles, both))


def advisor_left(scene: Scene, notice: AdvisorLeft, facts: CaseFacts) -> Effect:
    """To the requester: nobody has it for now, and until when there is an answer."""
    if facts.status is CaseStatus.WITHDRAWN:
        return Nothing("the case is gone")
    _ = scene.reader._
    if facts.advisor:
        return Nothing("somebody else has it by now, and they have heard of it")
    return Say(
        _(
            "{name} is no longer with the task force. I am finding somebody else for your "
            "request {reference}: an advisor answers by <b>{day} at {time}</b>. You don't need "
            "to do anything.",
            name=notice.name,
            reference=facts.reference,
            day=scene.reader.day(facts.first_response_due),
            time=scene.reader.time(facts.first_response_due),
        )
    )


def substitute_left(scene: Scene, notice: SubstituteLeft, facts: Away | None) -> Effect:
    """To somebody who had chosen them to stand in."""
    if facts is None or facts.ended_at is not None:
        return Nothing("the absence is over")
    _ = scene.reader._
    return Say(
        _(
            "⚠️ {name} is no longer on the team and cannot stand in for you from {first} to "
            "{last}. /away lets you choose somebody else.",
            name=notice.name,
            first=scene.reader.day_name(facts.first),
            last=scene.reader.day_name(facts.last),
        )
    )


def _heading(scene: Scene, facts: Outlook) -> str:
    _ = scene.reader._
    name = facts.member.name
    if len(facts.roles) == len(facts.member.since):
        return _("<b>Shall {name} leave the team?</b>", name=name)
    if Role.ADVISOR in facts.roles:
        return _("<b>Shall {name} no longer be an advisor?</b>", name=name)
    return _("<b>Shall {name} no longer be a coordinator?</b>", name=name)


def _consequences(scene: Scene, facts: Outlook) -> list[str]:
    reader, _ = scene.reader, scene.reader._
    lines = []
    if facts.cases:
        lines.append(
            reader.plural(
                "• {number} open case is offered to others: {references}. Whoever asked for help "
                "hears of it.",
                "• {number} open cases are offered to others: {references}. Those who asked for "
                "help hear of it.",
                len(facts.cases),
                references=reader.listed(facts.cases),
            )
        )
    if facts.asked:
        lines.append(_("• Others are asked in their place: {references}.",
                       references=reader.listed(facts.asked)))  # fmt: skip
    if facts.visits:
        lines.append(_("• The visit ahead is called off: {references}.",
                       references=reader.listed(facts.visits)))  # fmt: skip
    if facts.stands_in_for:
        lines.append(_("• Somebody else must stand in for {names}; I will tell them.",
                       names=reader.listed(facts.stands_in_for)))  # fmt: skip
    return lines


def _said(scene: Scene, notice: Left | SomebodyLeft, *, oneself: bool) -> str:
    _ = scene.reader._
    roles = set(notice.roles)
    if oneself:
        text = _("✓ It is done. Thank you for what you did.")
    elif roles == {Role.ADVISOR}:
        text = _("✓ {name} is no longer an advisor.", name=notice.name)
    elif roles == {Role.COORDINATOR}:
        text = _("✓ {name} is no longer a coordinator.", name=notice.name)
    else:
        text = _("✓ {name} has left the team.", name=notice.name)
    if notice.cases:
        text += "\n" + _(
            "Offered to others: {references}", references=scene.reader.listed(notice.cases)
        )
    return text


def _held(facts: Member) -> Iterable[Role]:
    return [each for each in TEAM if each in facts.since]
