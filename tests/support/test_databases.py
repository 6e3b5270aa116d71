"""Each test has a database of its own, on both kinds."""

import sqlalchemy as sa

from tests.support.databases import Databases

NOTES = sa.Table("note", sa.MetaData(), sa.Column("text", sa.Text))


def prepare(url: str) -> None:
    engine = sa.create_engine(url)
    NOTES.metadata.create_all(engine)
    engine.dispose()


def write(url: str, text: str) -> list[str]:
    """Write a note; all the notes there are."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(NOTES.insert().values(text=text))
        notes = list(connection.scalars(sa.select(NOTES.c.text)))
    engine.dispose()
    return notes


def test_a_new_database_is_empty(database_url: str) -> None:
    engine = sa.create_engine(database_url)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_copies_of_a_prepared_database_do_not_see_each_other(
    database_url: str, databases: Databases
) -> None:
    kind = sa.make_url(database_url).get_backend_name()
    first, second = (databases.new(kind, prepare) for _ in range(2))
    assert write(first, "Tagensbo") == ["Tagensbo"]
    assert write(second, "Mjølnerparken") == ["Mjølnerparken"]
    databases.drop(first)
    databases.drop(second)


def test_letters_fold_as_a_reader_expects(databases: Databases) -> None:
    url = databases.new("postgresql")
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.lower("ÆØÅ"))) == "æøå"
    engine.dispose()
    databases.drop(url)
