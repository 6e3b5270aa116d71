"""Who asks for what in the sample, read from `sample_data/`, and their answers in the form."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.playground.people import CAST
from casework.core.vocabulary import ContactMethod, OrganisationKind, Role, Urgency
from casework.form.engine import SUMMARY, AnswerKind, Form, FormState, Question
from casework.intake.choices import ANOTHER_ORGANISATION, NOT_SURE

_DATA = Path(__file__).with_name("sample_data")
_FIRST_ID = 9301  # after the cast's, in the same range that is free for examples


@dataclass(frozen=True)
class Requester:
    """Somebody who asks for help. `language` is their Telegram's, ISO 639-1."""

    telegram_id: int
    name: str
    language: str
    kind: OrganisationKind
    organisation: str
    district: str
    administration: str | None = None


@cache
def requesters() -> Mapping[str, Requester]:
    """Everybody who asks, the cast's frontline staff among them, by the name in `cases`."""
    cast = {
        member.username: Requester(
            member.user_id, member.first_name, member.language_code,
            member.organisation_kind or OrganisationKind.OTHER, member.organisation,
            member.districts[0],
        )
        for member in CAST
        if member.role is Role.REQUESTER
    }  # fmt: skip
    others = {
        key: Requester(_FIRST_ID + number, **{**about, "kind": OrganisationKind(about["kind"])})
        for number, (key, about) in enumerate(_read("people").items())
    }
    return cast | others


@cache
def cases() -> tuple[Mapping[str, Any], ...]:
    """The cases in the order in which they come, as the file has them."""
    return tuple(_read("cases")["case"])


@cache
def absences_planned() -> tuple[Mapping[str, Any], ...]:
    """When advisors are away, and who stands in."""
    return tuple(_read("absences")["absence"])


def answered(
    form: Form, state: FormState, requester: Requester, case: Mapping[str, Any]
) -> FormState:
    """The form with every question answered, as the person would have.

    Raises Refused where an answer of the files does not suit its question.
    """
    wanted = _wanted(requester, case)
    state = _walked(form, state, wanted)
    for question in form.asked_later(state):
        if wanted.get(question.id) is not None:
            state = _walked(form, form.change(state, question.id), wanted)
    return state


def _walked(form: Form, state: FormState, wanted: Mapping[str, Any]) -> FormState:
    """From the open question to the summary."""
    while state.step != SUMMARY:
        question = form.question(state.step)
        state = _ANSWERS[question.kind](form, state, question, wanted.get(question.id))
    return state


def _wanted(requester: Requester, case: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "organisation": requester.organisation,
        "organisation_kind": requester.kind,
        "organisation_name": requester.organisation,
        "district": requester.district,
        "administration": requester.administration,
        "problem": case["problem"],
        "about": case.get("about"),
        "tried": case.get("tried"),
        "wished_result": case.get("wished_result"),
        "focus_areas": case["focus"],
        "focus_detail": case["detail"],
        "help_kinds": case.get("help", [NOT_SURE]),
        "urgency": case.get("urgency", Urgency.PLANNED),
        **_contact(case.get("contact", "")),
    }


def _contact(value: str) -> dict[str, str]:
    if "@" in value:
        return {"contact_method": ContactMethod.EMAIL, "contact_email": value}
    if value:
        phone = {"contact_phone": value, "their_phone": value}
        return {"contact_method": ContactMethod.PHONE, **phone}
    return {"contact_method": ContactMethod.TELEGRAM}


def _acknowledge(form: Form, state: FormState, question: Question, _value: Any) -> FormState:
    return form.choose(state, question.choices(state)[0].code)


def _choose(form: Form, state: FormState, question: Question, value: str | None) -> FormState:
    if question.id == "organisation":
        known = (str(each["id"]) for each in state.known if each["organisation_name"] == value)
        value = next(known, ANOTHER_ORGANISATION)
    return form.choose(state, value or question.proposed(state) or "")


def _tick(form: Form, state: FormState, question: Question, values: list[str]) -> FormState:
    for value in values:
        if state.step != question.id:  # it has gone on by the first
            state = form.change(state, question.id)
        state = form.pick(state, value, on=True)
    return form.done(state) if state.step == question.id else state


def _write(form: Form, state: FormState, _question: Question, value: str | None) -> FormState:
    return form.skip(state) if value is None else form.write(state, value, 0)


def _tell(form: Form, state: FormState, _question: Question, value: str) -> FormState:
    return form.add(state, {"message": 0, "text": value, "file": None, "album": None})


_ANSWERS: Mapping[AnswerKind, Callable[[Form, FormState, Question, Any], FormState]] = {
    AnswerKind.ACKNOWLEDGE: _acknowledge,
    AnswerKind.CHOICE: _choose,
    AnswerKind.CHOICES: _tick,
    AnswerKind.TEXT: _write,
    AnswerKind.PHONE: _write,
    AnswerKind.MATERIAL: _tell,
}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))
