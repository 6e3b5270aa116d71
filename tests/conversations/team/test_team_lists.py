"""/cases: an advisor's own, a coordinator's all, page by page."""

from casework.core.vocabulary import FocusArea
from storage.cases.lists import Page
from tests.support.dialogue import City
from tests.support.texts import told
from tests.support.walks import in_danish, label, send_request

EDUCATION = (FocusArea.EDUCATION,)


@in_danish
async def test_an_advisor_lists_their_own_cases_and_a_coordinator_all(
    town: City, language: str
) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=EDUCATION)
    karen = await town.coordinator("Karen", language=language)
    await leyla.says("/cases")
    await leyla.reads(
        told(language, "cases", Page((), 0, 1, 0), person=0, everything=False, page=0)
    )
    mine = await send_request(town.person("Ayşe", language=language), language)
    await leyla.taps(label(language, "Accept"))
    await leyla.reads(mine)
    other = await send_request(town.person("Bent", language=language), language)
    await leyla.reads(other)

    await leyla.says("/cases")
    await karen.says("/cases")

    listed = await leyla.reads(mine)
    assert other not in listed
    await karen.reads(mine, other)
    await karen.taps(other)
    await karen.reads(other, "Tagensbo School")


async def test_the_sixth_case_is_on_the_second_page(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=EDUCATION)
    references = []
    for number in range(6):
        references.append(await send_request(town.person(f"Ayşe {number}", language="en"), "en"))
        await leyla.taps(label("en", "Accept"))
    await leyla.says("/cases")
    newest = leyla.last()

    await leyla.taps("▶️ 2/2", on=newest)

    assert references[0] in newest.text
    assert references[5] not in newest.text
    await leyla.taps("◀️ 1/2", on=newest)
    assert references[5] in newest.text
