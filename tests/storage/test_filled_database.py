"""A database of an earlier version, with cases in it, is brought up to date and loses nothing."""

from alembic import command
from sqlalchemy import Engine, text

from storage import schema
from storage.engine import make_engine

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
