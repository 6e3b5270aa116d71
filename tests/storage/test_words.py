"""Every word that a table holds is checked by the program; states by the database, too."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest
from sqlalchemy import Column, Engine, Enum, insert, select, text, update
from sqlalchemy.exc import StatementError
from sqlmodel import Session, SQLModel, col

import storage.tables
from casework.core.vocabulary import CaseStatus, Origin, Role, Urgency, VisitStatus
from storage.database.columns import LONGEST_WORD, table
from storage.tables import RoleGrant
from storage.tables.intake import DraftStatus
from storage.tables.queues import InboxStatus, OutboxStatus

MODELS: list[type[SQLModel]] = [getattr(storage.tables, name) for name in storage.tables.__all__]
STATES = {CaseStatus, VisitStatus, DraftStatus, InboxStatus, OutboxStatus, Origin, Urgency}
"""What SQL relies on: partial indexes, other checks, claims. Everything else grows."""


def words_of(kind: Any) -> type[StrEnum] | None:
    """The enumeration that a field is annotated with, also where it may be None."""
    found = [
        each
        for each in (kind, *get_args(kind))
        if isinstance(each, type) and issubclass(each, StrEnum)
    ]
    return found[0] if found else None


def worded() -> Iterator[tuple[str, type[StrEnum], Column[Any]]]:
    """Each column that holds a word: its name, the enumeration, and the column."""
    for model in MODELS:
        for field, kind in get_type_hints(model).items():
            if words := words_of(kind):
                yield f"{model.__name__}.{field}", words, table(model).c[field]


WORDED = list(worded())


@pytest.mark.parametrize(("words", "column"), [each[1:] for each in WORDED],
                         ids=[each[0] for each in WORDED])  # fmt: skip
def test_a_word_is_checked_by_the_program(words: type[StrEnum], column: Column[Any]) -> None:
    kind = column.type
    assert isinstance(kind, Enum)
    assert kind.enum_class is words
    assert kind.enums == [each.value for each in words]
    assert (kind.validate_strings, kind.native_enum, kind.length) == (True, False, LONGEST_WORD)


def test_only_states_are_checked_by_the_database_too() -> None:
    kinds = {words: column.type for _name, words, column in WORDED}
    checked = {words for words, kind in kinds.items() if getattr(kind, "create_constraint", False)}
    assert checked == STATES


def test_every_column_of_words_says_so_in_its_model() -> None:
    """So that a field annotated as mere text cannot pass the tests above by."""
    columns = {
        f"{model.__name__}.{column.key}"
        for model in MODELS
        for column in table(model).c
        if isinstance(column.type, Enum)
    }
    assert columns == {name for name, _words, _column in WORDED}
    assert len(WORDED) > len(STATES)


@pytest.mark.parametrize(
    "statement",
    [
        insert(table(RoleGrant)).values(person_id=1, role="vist"),
        update(table(RoleGrant)).values(role="vist"),
        update(RoleGrant).values(role="vist"),
        select(table(RoleGrant)).where(table(RoleGrant).c.role == "vist"),
    ],
    ids=["insert", "update", "update of a model", "where"],
)
def test_an_unknown_word_is_refused_by_name(shared: Engine, statement: Any) -> None:
    with Session(shared) as session, pytest.raises(StatementError) as refused:
        session.execute(statement)
    assert "'vist' is not among the defined enum values. Enum name: Role" in str(refused.value)


def test_a_word_that_another_version_wrote_is_an_error_and_no_guess(shared: Engine) -> None:
    with Session(shared) as session:
        session.execute(
            text(
                "INSERT INTO person (id, telegram_id, first_name, privacy_version, created_at)"
                " VALUES (901, 901, 'P', 0, '2026-11-23 09:00:00')"
            )
        )
        session.execute(
            text("INSERT INTO role_grant (person_id, role, granted_at)"
                 " VALUES (901, 'contact', '2026-11-23 09:00:00')")
        )  # fmt: skip
        with pytest.raises(LookupError, match=r"'contact' is not among .* Enum name: Role"):
            session.execute(select(RoleGrant).where(col(RoleGrant.person_id) == 901)).all()
        session.rollback()


def test_the_known_words_may_be_asked_for_as_members_and_as_texts(shared: Engine) -> None:
    kind = table(RoleGrant).c.role
    with Session(shared) as session:
        for word in Role:
            assert session.execute(select(kind).where(kind.in_([word, word.value]))).all() == []
