"""When an answer is promised can be read by the phone's own clock."""

from storage.tables import Requisition
from tests.support.dialogue import City
from tests.support.rows import one_of
from tests.support.walks import in_both_languages, send_request


@in_both_languages
async def test_the_promise_of_the_receipt_is_a_moment(town: City, language: str) -> None:
    ayse = town.person(language=language)
    await send_request(ayse, language)
    case = await one_of(town, Requisition)
    moments = [
        each["unix_time"]
        for message in town.messenger.from_bot(ayse.user)
        for each in message.content.get("entities", ())
        if each["type"] == "date_time"
    ]
    assert int(case.first_response_due.timestamp()) in moments
