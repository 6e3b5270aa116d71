"""A database of an earlier version, with cases in it, is brought up to date and loses nothing."""

import pytest
from alembic import command
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from storage.database import schema
from storage.database.engine import make_engine

A_CASE = (
    (
        "INSERT INTO person (id, telegram_id, first_name, privacy_version, created_at)"
        " VALUES (1, 5001, 'Ayşe', 1, '2026-11-23 09:00:00')"
    ),
    (
        "INSERT INTO organisation (id, kind, name, district)"
        " VALUES (1, 'school', 'Tagensbo School', 'bispebjerg')"
    ),
    (
        "INSERT INTO requisition (id, year, number, requester_id, organisation_id, status, origin,"
        " urgency, language, problem, help_kind_open, contact_method, submitted_at,"
        " first_response_due)"
        " VALUES (1, 2026, 1, 1, 1, 'submitted', 'requested', 'soon', 'da', 'Møderne', false,"
        " 'telegram', '2026-11-23 09:00:00', '2026-11-25 15:00:00')"
    ),
    (
        "INSERT INTO requisition_focus_area (requisition_id, focus_area, is_primary)"
        " VALUES (1, 'education', true)"
    ),
)
IN_WORK = (
    (
        "INSERT INTO person (id, telegram_id, first_name, privacy_version, created_at)"
        " VALUES (2, 5002, 'Leyla', 0, '2026-11-20 09:00:00')"
    ),
    "UPDATE requisition SET status = 'active', advisor_id = 2",
    (
        "INSERT INTO follow_up (id, kind, subject, requisition_id, person_id, round, started_at,"
        " due_at, data) VALUES (1, 'nothing_logged', 'case:1', 1, 2, 0, '2026-11-23 10:00:00',"
        " '2026-12-07 07:00:00', '{}')"
    ),
    (
        "INSERT INTO errand (person_id, kind, requisition_id, data, at)"
        " VALUES (2, 'note', 1, '{}', '2026-11-23 10:00:00')"
    ),
    (
        "INSERT INTO case_message (id, requisition_id, sender_id, receiver_id, source_message_id,"
        " text, sent_at, undelivered)"
        " VALUES (1, 1, 1, 2, 7, 'Hvornår kommer du?', '2026-11-23 11:00:00', false)"
    ),
)
PROMISED = (
    (
        "INSERT INTO follow_up (id, kind, subject, requisition_id, person_id, round, started_at,"
        " due_at, data) VALUES (2, 'promise', 'case:1', 1, 2, 0, '2026-11-25 15:00:00',"
        " '2026-11-26 07:00:00', '{}')"
    ),
    "INSERT INTO role_grant (person_id, role, granted_at) VALUES (2, 'advisor', '2026-11-20')",
    "INSERT INTO advisor_focus_area (person_id, focus_area) VALUES (2, 'education')",
    (
        "INSERT INTO offer (id, requisition_id, advisor_id, reasons, offered_at, ended_at,"
        ' accepted, decline_reason) VALUES (1, 1, 2, \'[{"kind": "local", "district":'
        " \"bispebjerg\"}]', '2026-11-23 09:00:00', '2026-11-23 09:30:00', false, 'too_much')"
    ),
    ("INSERT INTO digest_choice (person_id, kind, wanted, at) VALUES (2, 'agenda', true, 450)"),
)
KEPT = (
    "SELECT r.problem, p.first_name, f.focus_area, r.closed_at FROM requisition r"
    " JOIN person p ON p.id = r.requester_id"
    " JOIN requisition_focus_area f ON f.requisition_id = r.id"
)
KEPT_OF_THE_WORK = (
    "SELECT u.subject, u.told_id, e.kind, m.text FROM follow_up u"
    " JOIN errand e ON e.requisition_id = u.requisition_id"
    " JOIN case_message m ON m.requisition_id = u.requisition_id"
)

REFUSED_STILL = (
    "UPDATE requisition SET status = 'forgotten'",
    "UPDATE requisition SET number = 0",
    "UPDATE offer SET ended_at = NULL",
    "UPDATE follow_up SET kind = 'promise', subject = 'case:1'",
    "INSERT INTO advisor_focus_area (person_id, focus_area) VALUES (99, 'health')",
)


def filled(database_url: str, version: str, statements: tuple[str, ...]) -> Engine:
    """A database of this version, with rows in it, that has been brought up to date."""
    engine = make_engine(database_url)
    command.upgrade(schema.alembic_config(engine), version)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    schema.migrate(engine)
    assert schema.is_current(engine)
    return engine


def test_a_case_of_the_first_version_is_kept(database_url: str) -> None:
    engine = filled(database_url, "0001", A_CASE)

    with engine.connect() as connection:
        kept = connection.execute(text(KEPT)).one()
    assert tuple(kept) == ("Møderne", "Ayşe", "education", None)
    engine.dispose()


def test_the_work_of_the_version_before_is_kept(database_url: str) -> None:
    engine = filled(database_url, "0002", A_CASE + IN_WORK)

    with engine.connect() as connection:
        kept = connection.execute(text(KEPT)).one()
        work = connection.execute(text(KEPT_OF_THE_WORK)).one()
    assert tuple(kept) == ("Møderne", "Ayşe", "education", None)
    assert tuple(work) == ("case:1", None, "note", "Hvornår kommer du?")
    engine.dispose()


def test_words_that_grow_are_kept_and_take_new_ones(database_url: str) -> None:
    """With what else the changed tables enforce: keys, unique indexes and the other checks."""
    engine = filled(database_url, "0004", A_CASE + IN_WORK + PROMISED)

    with engine.begin() as connection:
        kept = connection.execute(text(KEPT)).one()
        said = connection.execute(text("SELECT decline_reason, reasons FROM offer")).one()
        connection.execute(text("UPDATE follow_up SET kind = 'barrier_told' WHERE id = 1"))
        connection.execute(text("UPDATE role_grant SET role = 'contact'"))
    assert tuple(kept) == ("Møderne", "Ayşe", "education", None)
    assert said.decline_reason == "too_much"
    assert "bispebjerg" in str(said.reasons)
    for statement in REFUSED_STILL:
        with pytest.raises(IntegrityError), engine.begin() as connection:
            connection.execute(text(statement))
    engine.dispose()
