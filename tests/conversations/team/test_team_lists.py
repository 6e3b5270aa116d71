"""/cases: an advisor's own, a coordinator's all, page by page."""

from casework.core.vocabulary import FocusArea
from storage.cards.overview import Overview
from storage.cases.lists import Page
from tests.support.dialogue import City
from tests.support.texts import told
from tests.support.walks import in_danish, label, send_request

EDUCATION = (FocusArea.EDUCATION,)
NO_CASES = Overview(Page((), 0, 1, 0), {}, {})


@in_danish
async def test_an_advisor_lists_their_own_cases_and_a_coordinator_all(
    town: City, language: str
) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=EDUCATION)
    karen = await town.coordinator("Karen", language=language)
    await leyla.says("/cases")
    await leyla.reads(
        told(
            language,
            "cases",
            NO_CASES,
            person=0,
            everything=False,
            page=0,
        )
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


async def test_the_eleventh_case_is_on_the_second_page(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=EDUCATION)
    references = []
    for number in range(11):
        references.append(await send_request(town.person(f"Ayşe {number}", language="en"), "en"))
        await leyla.taps(label("en", "Accept"))
    await leyla.says("/cases")
    newest = leyla.last()

    await leyla.taps("▶️ 2/2", on=newest)

    assert references[0] in newest.text
    assert references[10] not in newest.text
    await leyla.taps("◀️ 1/2", on=newest)
    assert references[10] in newest.text


async def test_the_list_says_who_has_a_case_and_when_something_last_happened(town: City) -> None:
    """With status, advisor and last sign of life; narrowed by each of them, and open to all."""
    leyla = await town.advisor("Leyla", language="en", focus_areas=EDUCATION)
    karen = await town.coordinator("Karen", language="en")
    taken = await send_request(town.person("Ayşe", language="en"), "en")
    await leyla.taps("Accept")
    asked = await send_request(town.person("Bent", language="en"), "en")

    await karen.says("/cases")
    text = await karen.reads("2 open cases", taken, asked)
    assert "Leyla has it · last sign of life Mon 23 Nov" in text
    assert "nobody has it; Leyla was asked today · last sign of life Mon 23 Nov" in text
    shown = karen.last()

    await karen.taps("🔎 Status", on=shown)
    await karen.taps("Being asked", on=shown)
    assert shown.text.startswith("1 case\n🔎 Being asked\n\n")
    assert asked in shown.text
    assert taken not in shown.text
    await karen.taps("🔎 Advisor", on=shown)
    await karen.taps("Leyla", on=shown)
    await karen.taps("🔎 Focus area", on=shown)
    await karen.taps("Health", on=shown)
    assert shown.text == "There are no such cases.\n🔎 Being asked · Health · Leyla"
    await karen.taps("All open cases", on=shown)
    assert shown.text.startswith("2 open cases\n\n")
    assert karen.last() is shown


async def test_an_advisor_narrows_their_own_and_sees_nobody_elses(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=EDUCATION)
    jonas = await town.advisor("Jonas", language="en")
    mine = await send_request(town.person("Ayşe", language="en"), "en")
    await leyla.taps("Accept")

    await leyla.says("/cases")
    shown = leyla.last()
    assert "🔎 Advisor" not in leyla.buttons()
    await leyla.taps("🔎 Status")
    assert leyla.buttons() == ["All open cases", "Closed", "⬅️ Back"]
    await leyla.taps("Closed")
    assert shown.text == "There are no such cases.\n🔎 Closed"
    for data in ("cl:0:taken:education:1", "cl:0:open::1", "cl:0"):
        await jonas.says("/start")
        await jonas.taps_data(data)
        assert not jonas.shows(mine)
    for wrong in ("cl:0:gone::0", "cl:0:open:magic:0", "cm:weather:open::0"):
        assert "no longer" in await leyla.taps_data(wrong, shown)


async def test_a_button_of_the_version_before_shows_its_page(town: City) -> None:
    karen = await town.coordinator("Karen", language="en")
    mine = await send_request(town.person("Ayşe", language="en"), "en")
    await karen.says("/cases")
    shown = karen.last()
    await karen.taps_data("cl:0", shown)
    assert mine in shown.text
