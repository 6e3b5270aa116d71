"""After a kill a chat goes on where it stopped: first what was to be said, then what is new."""

from handlers.welcome.notices import Apology
from storage.database.engine import make_engine
from storage.queues import outbox
from storage.queues.outbox import Waiting
from tests.support.databases import Databases
from tests.support.dialogue import Chat, City
from tests.support.tables import with_tables
from tests.support.troubles import received_before_the_kill
from tests.support.units import unit_of_work

PEOPLE, MESSAGES = 40, 30
"""More messages together than are read from the outbox at a time."""


def not_sent_before_the_kill(city: City, chats: list[Chat]) -> None:
    """Let the stopped bot have decided what to tell people, without having told them."""
    engine = make_engine(city.database_url)
    with unit_of_work(engine) as unit:
        for number in range(
            MESSAGES
        ):  # each is one of its own, so that none says what another says
            for chat in chats:
                unit.begin(Waiting(chat.user.id, None, "en"))
                said = Apology(id=str(number), language="en")
                outbox.answer(unit.at(city.clock.now()), said)
        unit.session.commit()
    engine.dispose()


async def test_what_was_to_be_said_is_said_before_what_is_new(databases: Databases) -> None:
    url = databases.new("sqlite", prepare=with_tables)
    city = City(url)
    chats = [city.person(f"Person {number}", language="en") for number in range(PEOPLE)]
    await city.open()
    for chat in chats:
        city.messenger.person_writes(chat.user, "/start")
    await city.settled()
    await city.stop_bot()
    not_sent_before_the_kill(city, chats)
    for chat in chats:
        city.messenger.person_writes(chat.user, "/help")
    received_before_the_kill(city)

    await city.start_bot()
    await city.settled()

    told = [[each.text for each in city.messenger.from_bot(chat.user)][1:] for chat in chats]
    await city.close()
    databases.drop(url)
    for texts in told:
        assert ["/request –" in text for text in texts] == [*[False] * MESSAGES, True]
