"""What the coordinator reads of the team, and advisors of themselves."""

from dataclasses import dataclass

from casework.core.vocabulary import Role
from casework.core.words import N_
from casework.team.profile import PROFILE_PARTS, profile_codes
from handlers.core import labels
from handlers.core.amounts import amount
from handlers.core.effects import Button, Effect, Keyboard, Say
from handlers.core.keyboards import doors
from handlers.core.links import invitation_link
from handlers.core.placing import placed
from handlers.core.scene import Scene, clipped, rows
from handlers.team import buttons
from handlers.team.notices import Invitation, Profile, ProfileDone, Team, WelcomeToTeam
from storage.absences.reading import Away
from storage.team.invitations import LIFETIME, link_token
from storage.team.loads import AdvisorFacts
from storage.team.members import Member
from storage.team.profiles import AdvisorProfile

MOST_MEMBERS = 40
"""Buttons with names; a task force has five."""

_PROFILE_QUESTIONS = {
    "focus_area": N_("<b>Which focus areas are yours?</b>\nTap all that fit."),
    "language": N_("<b>Which languages do you speak with people?</b>\nTap all that fit."),
    "district": N_("<b>Where in the city do you work?</b>\nTap all that fit."),
}


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """The advisors, and everybody on the team."""

    advisors: tuple[AdvisorFacts, ...]
    members: tuple[Member, ...]


def team(scene: Scene, notice: Team, facts: TeamFacts) -> Effect:
    """The advisors with what they have on their hands, everybody, and inviting one more."""
    _ = scene.reader._
    lines = [
        _(
            "<b>{name}</b> – {cases}\n{areas}",
            name=each.name,
            cases=scene.reader.plural("{number} open case", "{number} open cases", each.open_cases),
            areas=_areas(scene, each.profile) or scene.reader.plain("no profile yet"),
        )
        + _away(scene, each.away)
        for each in facts.advisors
    ]
    if not lines:
        lines = [_("There are no advisors yet.")]
    invite = Button(scene.reader.plain("Invite advisor"), buttons.INVITE(Role.ADVISOR))
    coordinators = [each.name for each in facts.members if Role.COORDINATOR in each.since]
    if coordinators:
        lines.append(_("Coordinators: {names}", names=scene.reader.listed(coordinators)))
    people = [Button(clipped(each.name, 20), doors.TEAM_MEMBER(each.id)) for each in facts.members]
    text = "\n\n".join([_("<b>The team</b>"), *lines])
    keyboard = (*rows(people[:MOST_MEMBERS], 2), (invite,))
    return placed(notice, text, keyboard)


def _away(scene: Scene, away: Away | None) -> str:
    """A line more for somebody who is away."""
    if away is None:
        return ""
    _ = scene.reader._
    until = scene.reader.short_day(away.last)
    if away.substitute is None:
        return "\n" + _("Away until the end of {day}. Nobody stands in.", day=until)
    return "\n" + _(
        "Away until the end of {day}. {name} stands in.", day=until, name=away.substitute
    )


def invitation(scene: Scene, notice: Invitation, _facts: None) -> Say:
    """The link to pass on."""
    _ = scene.reader._
    token = link_token(notice.nonce, scene.office.invitation_key)
    return Say(
        _(
            _INVITATIONS[notice.role],
            days=amount(scene.reader, "days", LIFETIME.days),
            link=invitation_link(scene.bot_username, token),
        )
    )


_INVITATIONS = {
    Role.ADVISOR: N_("Send this link to the new advisor. It works once, for {days}:\n\n{link}"),
    Role.COORDINATOR: N_(
        "Send this link to the new coordinator. It works once, for {days}:\n\n{link}"
    ),
}


def welcome_to_team(scene: Scene, notice: WelcomeToTeam, _facts: None) -> Say:
    """Somebody has joined, and what they can do now."""
    _ = scene.reader._
    texts = {
        Role.ADVISOR: _(
            "Welcome to the team, {name}! You are an advisor now. New cases come to you here, and "
            "/cases shows those you have. First, three quick questions.",
            name=notice.name,
        ),
        Role.COORDINATOR: _(
            "Welcome, {name}! You are a coordinator now. With /team you see the advisors and "
            "invite new ones. With /cases you see all open cases.",
            name=notice.name,
        ),
    }
    return Say(texts[notice.role])


def profile(scene: Scene, notice: Profile, facts: AdvisorProfile) -> Effect:
    """One part of an advisor's profile, to be ticked."""
    _ = scene.reader._
    question = _PROFILE_QUESTIONS[notice.part]
    text = _(question)
    keyboard = _profile_keyboard(scene, notice.part, facts)
    return placed(notice, text, keyboard)


def profile_done(scene: Scene, notice: ProfileDone, facts: AdvisorProfile) -> Effect:
    """The whole profile, in the place of its last question."""
    _ = scene.reader._
    lines = [
        _("<b>Your profile</b>"),
        _("Focus areas: {names}", names=_areas(scene, facts) or "–"),
        _("Languages: {names}", names=_listed(scene, "language", facts.languages) or "–"),
        _("Districts: {names}", names=_listed(scene, "district", facts.districts) or "–"),
        "",
        _("You can change it any time with /profile."),
    ]
    return placed(notice, "\n".join(lines))


def _profile_keyboard(scene: Scene, part: str, facts: AdvisorProfile) -> Keyboard:
    ticked = _ticked(part, facts)
    ticks = [
        Button(
            ("☑ " if code in ticked else "") + _name(scene, part, code),
            buttons.TICK(part, f"{'-' if code in ticked else '+'}{code}"),
        )
        for code in profile_codes(scene.office, part)
    ]
    last = part == PROFILE_PARTS[-1]
    onward = scene.reader.plain("Done") if last else scene.reader.plain("Next")
    return (*rows(ticks, 2), (Button("✅ " + onward, buttons.NEXT_PART(part)),))


def _ticked(part: str, facts: AdvisorProfile) -> frozenset[str]:
    parts: dict[str, frozenset[str]] = {
        "focus_area": frozenset(facts.focus_areas),
        "language": facts.languages,
        "district": facts.districts,
    }
    return parts[part]


def _name(scene: Scene, part: str, code: str) -> str:
    if part == "focus_area":
        return labels.word(scene.reader, "focus_area", code)
    if part == "language":
        return scene.reader.capital(scene.reader.language_name(code))
    return labels.district(scene.office, scene.reader, code)


def _listed(scene: Scene, part: str, codes: frozenset[str]) -> str:
    names = profile_codes(scene.office, part)
    return scene.reader.listed([_name(scene, part, code) for code in names if code in codes])


def _areas(scene: Scene, facts: AdvisorProfile) -> str:
    return _listed(scene, "focus_area", frozenset(facts.focus_areas))
