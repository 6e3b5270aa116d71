"""A database of the version before, with a case in it, is brought up to date and loses nothing."""

from alembic import command
from sqlalchemy import text

from storage import schema
from storage.engine import make_engine

FILLED = (
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


def test_a_case_of_the_version_before_is_kept(database_url: str) -> None:
    engine = make_engine(database_url)
    command.upgrade(schema.alembic_config(engine), "0001")
    with engine.begin() as connection:
        for statement in FILLED:
            connection.execute(text(statement))

    schema.migrate(engine)

    with engine.connect() as connection:
        kept = connection.execute(
            text(
                "SELECT r.problem, p.first_name, f.focus_area, r.closed_at FROM requisition r"
                " JOIN person p ON p.id = r.requester_id"
                " JOIN requisition_focus_area f ON f.requisition_id = r.id"
            )
        ).one()
    assert tuple(kept) == ("Møderne", "Ayşe", "education", None)
    assert schema.is_current(engine)
    engine.dispose()
