"""Where a command or a button leads, and who may go there: two tables to be read at a glance."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from casework.errors import Refused
from casework.vocabulary import Role
from handlers import (
    advisors,
    after_visit,
    afterwards,
    agenda,
    answering,
    away,
    closing,
    coordinators,
    cpr,
    digest_choices,
    errands,
    evaluations,
    follow_ups,
    getting_back,
    handovers,
    hours,
    intake,
    leaving,
    meanwhile,
    menu,
    outreach,
    pause,
    remind,
    requests,
    talk,
    visit_steps,
    visits,
    why,
    work,
    worklist,
)
from handlers.turn import Turn, stale

Handler = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Command:
    """A command, who sees it in the menu and may use it, and what it does there."""

    handler: Handler
    role: Role = Role.REQUESTER


@dataclass(frozen=True, slots=True)
class Tap:
    """What a button does; `arguments` are the types of the values its data carries.

    Buttons of the version before may still stand in chats, `lacking` so many of the last ones.
    """

    handler: Handler
    arguments: tuple[type, ...] = ()
    role: Role = Role.REQUESTER
    lacking: int = 0

    def takes(self, values: int) -> bool:
        """Whether a button may carry so many values."""
        return len(self.arguments) - self.lacking <= values <= len(self.arguments)


COMMANDS: dict[str, Command] = {
    "start": Command(menu.start),
    "request": Command(intake.ask_for_help),
    "requests": Command(requests.show_list),
    "language": Command(menu.choose_language),
    "about": Command(menu.about),
    "privacy": Command(menu.privacy),
    "pause": Command(pause.show),
    "cancel": Command(errands.cancel),
    "help": Command(menu.help_),
    "cases": Command(advisors.show_cases, Role.ADVISOR),
    "outreach": Command(outreach.begin, Role.ADVISOR),
    "hours": Command(hours.show, Role.ADVISOR),
    "away": Command(away.show, Role.ADVISOR),
    "profile": Command(advisors.show_profile, Role.ADVISOR),
    "agenda": Command(agenda.show, Role.ADVISOR),
    "digest": Command(digest_choices.show, Role.ADVISOR),
    "team": Command(coordinators.show_team, Role.COORDINATOR),
}

TAPS: dict[str, Tap] = {
    "-": Tap(menu.nothing),
    "m": Tap(menu.tap, (str,)),
    "l": Tap(menu.set_language, (str,)),
    "ea": Tap(menu.ask_to_erase),
    "ek": Tap(menu.keep_data),
    "ey": Tap(menu.erase),
    cpr.BUTTON: Tap(cpr.answer, (int, str)),
    "q": Tap(answering.tap, (int, int, str)),
    "dc": Tap(intake.go_on, (int,)),
    "dr": Tap(intake.start_over, (int, int)),
    "do": Tap(outreach.start_over, (int, int), Role.ADVISOR),
    "dy": Tap(intake.start_over_surely, (int, int)),
    "dz": Tap(outreach.start_over_surely, (int, int), Role.ADVISOR),
    "dk": Tap(intake.keep, (int, int)),
    "gb": Tap(intake.get_back, (int,)),
    "nr": Tap(afterwards.begin),
    "nx": Tap(afterwards.drop),
    "gp": Tap(getting_back.get_back, (int,)),
    "jl": Tap(outreach.make_link, (int,), Role.ADVISOR),
    "jx": Tap(outreach.let_go, (int, int), Role.ADVISOR),
    "rl": Tap(requests.show_page, (int,)),
    "ro": Tap(requests.open_one, (int,)),
    "rw": Tap(requests.ask_to_withdraw, (int,)),
    "rk": Tap(requests.keep, (int,)),
    "ry": Tap(requests.withdraw, (int,)),
    "tw": Tap(talk.begin, (int,)),
    "tc": Tap(talk.choose, (int,)),
    "tn": Tap(talk.drop),
    "tu": Tap(talk.take_back, (int,)),
    "tk": Tap(talk.keep, (int,)),
    "ta": Tap(meanwhile.answer, (int,)),
    "tl": Tap(talk.show_messages, (int,)),
    "tm": Tap(talk.show_page, (int, int)),
    "tf": Tap(talk.show_message, (int,)),
    "oa": Tap(advisors.accept, (int,), Role.ADVISOR),
    "od": Tap(advisors.ask_why, (int,), Role.ADVISOR),
    "ob": Tap(advisors.keep_offer, (int,), Role.ADVISOR),
    "or": Tap(advisors.decline, (int, str), Role.ADVISOR),
    "cl": Tap(advisors.show_page, (int,), Role.ADVISOR),
    "co": Tap(advisors.open_case, (int,), Role.ADVISOR),
    "cf": Tap(advisors.read_everything, (int,), Role.ADVISOR),
    "p": Tap(advisors.set_profile, (str, str), Role.ADVISOR),
    "pn": Tap(advisors.next_profile_part, (str,), Role.ADVISOR),
    "wl": Tap(work.open_log, (int,), Role.ADVISOR),
    "wk": Tap(work.back_to_kinds, (int,), Role.ADVISOR),
    "ww": Tap(work.choose_day, (int, str), Role.ADVISOR),
    "wd": Tap(work.choose_length, (int, str, int), Role.ADVISOR),
    "wm": Tap(work.ask_line, (int, str, int, int), Role.ADVISOR),
    "ws": Tap(work.save_without_line, (int,), Role.ADVISOR),
    "wn": Tap(work.ask_note, (int,), Role.ADVISOR),
    "wf": Tap(work.finish_note, (int,), Role.ADVISOR),
    "wx": Tap(work.leave, (int,), Role.ADVISOR),
    "mw": Tap(remind.ask_day, (int,), Role.ADVISOR),
    "mb": Tap(remind.back_to_day, (int,), Role.ADVISOR),
    "mp": Tap(remind.pick_day, (int,), Role.ADVISOR),
    "mt": Tap(remind.turn_month, (int, int), Role.ADVISOR),
    "md": Tap(remind.choose_day, (int, int), Role.ADVISOR),
    "ms": Tap(remind.set_without_line, (int,), Role.ADVISOR),
    "wz": Tap(errands.give_up, (int,)),
    "pu": Tap(pause.choose, (str,)),
    "pp": Tap(pause.pick_day),
    "pt": Tap(pause.turn_month, (int,)),
    "pd": Tap(pause.choose_day, (int,)),
    "pe": Tap(pause.end),
    "wa": Tap(work.show_all, (int,), Role.ADVISOR),
    "wh": Tap(work.show_page, (int, int), Role.ADVISOR),
    "ho": Tap(handovers.choose, (int,), Role.ADVISOR),
    "hp": Tap(handovers.ask, (int, int), Role.ADVISOR),
    "hk": Tap(handovers.keep, (int,), Role.ADVISOR),
    "zo": Tap(closing.open_close, (int,), Role.ADVISOR),
    "zb": Tap(closing.back_to_outcomes, (int,), Role.ADVISOR),
    "zi": Tap(closing.choose_outcome, (int, str), Role.ADVISOR),
    "zu": Tap(closing.tick, (int, str, int), Role.ADVISOR),
    "zt": Tap(closing.ask_text, (int, str, int), Role.ADVISOR),
    "zy": Tap(closing.close, (int,), Role.ADVISOR),
    "ch": Tap(closing.say_it_helped, (int,)),
    "cn": Tap(closing.reopen, (int,)),
    "vp": Tap(visit_steps.open_proposal, (int,), Role.ADVISOR),
    "vm": Tap(visit_steps.turn_month, (int, int), Role.ADVISOR),
    "vd": Tap(visit_steps.choose_day, (int, int), Role.ADVISOR),
    "vh": Tap(visit_steps.allow_day, (int, int), Role.ADVISOR),
    "vt": Tap(visit_steps.choose_hour, (int, int), Role.ADVISOR),
    "vl": Tap(visit_steps.choose_length, (int, int), Role.ADVISOR),
    "vo": Tap(visit_steps.allow_clash, (int,), Role.ADVISOR),
    "vx": Tap(visit_steps.another, (int,), Role.ADVISOR),
    "vg": Tap(visit_steps.ask_place, (int,), Role.ADVISOR),
    "vw": Tap(visit_steps.at_their_place, (int,), Role.ADVISOR),
    "vb": Tap(visit_steps.back, (int,), Role.ADVISOR),
    "vs": Tap(visit_steps.send, (int,), Role.ADVISOR),
    "vk": Tap(visits.take, (int, int, int)),
    "vn": Tap(visits.none_fits, (int, int)),
    "vj": Tap(visits.agree_all_the_same, (int, int, int), Role.ADVISOR),
    "vr": Tap(visits.not_that_time, (int, int, int), Role.ADVISOR),
    "vc": Tap(visits.ask_to_cancel, (int,)),
    "vy": Tap(visits.cancel, (int,)),
    "vq": Tap(visits.keep, (int,)),
    "fd": Tap(follow_ups.done, (int,)),
    "fs": Tap(follow_ups.ask_when, (int,)),
    "fz": Tap(follow_ups.snooze, (int, str)),
    "fp": Tap(follow_ups.pick_day, (int,)),
    "ft": Tap(follow_ups.turn_month, (int, int)),
    "fy": Tap(follow_ups.snooze_to, (int, int)),
    "fk": Tap(follow_ups.keep, (int,)),
    "fx": Tap(follow_ups.ask_to_discard, (int,)),
    "fw": Tap(follow_ups.discard, (int,)),
    "xf": Tap(why.of_reminder, (int,)),
    "xp": Tap(why.of_promise, (int,)),
    "fq": Tap(follow_ups.ask_alone, (int,)),
    "va": Tap(after_visit.answer, (int, str)),
    "es": Tap(evaluations.score, (int, int)),
    "en": Tap(evaluations.decline, (int,)),
    "eq": Tap(evaluations.skip, (int, str)),
    "ev": Tap(evaluations.show, (int,), Role.ADVISOR),
    "uh": Tap(hours.back, (), Role.ADVISOR),
    "ud": Tap(hours.open_day, (int,), Role.ADVISOR),
    "uf": Tap(hours.choose_end, (int, int), Role.ADVISOR),
    "us": Tap(hours.set_day, (int, int, int), Role.ADVISOR),
    "uc": Tap(hours.take_off, (int,), Role.ADVISOR),
    "uo": Tap(hours.back_to_office, (), Role.ADVISOR),
    "yo": Tap(away.overview, (), Role.ADVISOR),
    "yp": Tap(away.plan, (), Role.ADVISOR),
    "yt": Tap(away.turn_first, (int,), Role.ADVISOR),
    "yf": Tap(away.pick_first, (int,), Role.ADVISOR),
    "yu": Tap(away.turn_last, (int, int), Role.ADVISOR),
    "yl": Tap(away.pick_last, (int, int), Role.ADVISOR),
    "ys": Tap(away.choose_substitute, (int, int, int), Role.ADVISOR),
    "yy": Tap(away.save, (int, int, int), Role.ADVISOR),
    "yc": Tap(away.ask_to_stop, (int,), Role.ADVISOR),
    "yx": Tap(away.stop, (int,), Role.ADVISOR),
    "yh": Tap(away.ask_other_substitute, (int,), Role.ADVISOR),
    "yi": Tap(away.change_substitute, (int, int), Role.ADVISOR),
    "ga": Tap(agenda.show_page, (int, int), Role.ADVISOR),
    "go": Tap(agenda.show_offer, (int,), Role.ADVISOR),
    "gl": Tap(digest_choices.back, (), Role.ADVISOR),
    "gk": Tap(digest_choices.open_one, (str,), Role.ADVISOR),
    "gw": Tap(digest_choices.switch, (str, int), Role.ADVISOR),
    "gt": Tap(digest_choices.ask_time, (str,), Role.ADVISOR),
    "gs": Tap(digest_choices.choose_time, (str, int), Role.ADVISOR),
    "gn": Tap(digest_choices.show_now, (str,), Role.ADVISOR),
    "ca": Tap(coordinators.choose_advisor, (int,), Role.COORDINATOR),
    "cx": Tap(coordinators.assign, (int, int, int), Role.COORDINATOR, lacking=1),
    "cz": Tap(coordinators.leave, (), Role.COORDINATOR),
    "te": Tap(leaving.show_member, (int,), Role.COORDINATOR),
    "tb": Tap(leaving.back, (), Role.COORDINATOR),
    "tx": Tap(leaving.ask, (int, str), Role.COORDINATOR),
    "ty": Tap(leaving.leave, (int, str), Role.COORDINATOR),
    "ti": Tap(coordinators.invite, (str,), Role.COORDINATOR),
    "dg": Tap(worklist.show_page, (int, int), Role.COORDINATOR),
    "db": Tap(worklist.back_to_list, (int,), Role.COORDINATOR),
    "dn": Tap(worklist.open_line, (int,), Role.COORDINATOR),
    "da": Tap(worklist.choose_advisor, (int,), Role.COORDINATOR),
    "dx": Tap(worklist.assign, (int, int, int), Role.COORDINATOR),
    "du": Tap(worklist.nudge, (int,), Role.COORDINATOR),
    "dv": Tap(worklist.open_case, (int,), Role.COORDINATOR),
    "dl": Tap(worklist.put_off, (int,), Role.COORDINATOR),
}

BEGIN = frozenset({"-", "l", "m"})
"""The buttons with which somebody whom we do not know, or no more, may begin."""

STANDS_IN_FOR = {Role.COORDINATOR: frozenset({Role.ADVISOR})}
"""A coordinator sees what an advisor sees; which cases, the handler asks of the rules."""


def may_use(role: Role, held: frozenset[Role]) -> bool:
    """Whether somebody with these roles may use what is meant for a role."""
    return role in held or any(role in STANDS_IN_FOR.get(each, ()) for each in held)


def command(turn: Turn, name: str, argument: str) -> bool:
    """Do what a command says. False if there is no such command for this person."""
    found = COMMANDS.get(name)
    if found is None or not _allowed(turn, found.role):
        return False
    if name == "start":
        found.handler(turn, argument)
    else:
        found.handler(turn)
    return True


def tap(turn: Turn) -> None:
    """Do what a button says. Raises Refused("stale_button") for data that leads nowhere."""
    key, *values = turn.incoming.data.split(":")
    found = TAPS.get(key)
    if found is None or not found.takes(len(values)) or not _allowed(turn, found.role):
        raise stale()
    found.handler(turn, *_converted(values, found.arguments[: len(values)]))


def _allowed(turn: Turn, role: Role) -> bool:
    return role is Role.REQUESTER or may_use(role, turn.roles)


def _converted(values: list[str], types: tuple[type, ...]) -> list[Any]:
    try:
        converted = [kind(value) for kind, value in zip(types, values, strict=True)]
    except ValueError:
        raise stale() from None
    if any(isinstance(value, int) and not 0 <= value < 2**31 for value in converted):
        raise Refused("stale_button")
    return converted
