"""A case is offered to the advisor who fits best, who takes it or says no."""

import pytest

from casework.core.vocabulary import DeclineReason, FocusArea
from handlers.core.labels import DECLINE
from tests.support.dialogue import Chat, City
from tests.support.troubles import rows
from tests.support.walks import PROBLEM, answer_until, in_danish, label, reader, send_request

EDUCATION = (FocusArea.EDUCATION,)


@pytest.fixture
async def leyla(town: City) -> Chat:
    """The advisor who fits best."""
    return await town.advisor(
        "Leyla", language="en", focus_areas=EDUCATION, languages=("en",), districts=("bispebjerg",)
    )


@pytest.fixture
async def jonas(town: City) -> Chat:
    """The one who comes next."""
    return await town.advisor("Jonas", language="en", focus_areas=(FocusArea.HOUSING,))


@pytest.fixture
def ayse(town: City) -> Chat:
    """A teacher."""
    return town.person("Ayşe", language="en")


async def test_the_best_match_is_asked_and_reads_why(
    town: City, jonas: Chat, leyla: Chat, ayse: Chat
) -> None:
    for name in ("Bent", "Clara"):
        reference = await send_request(town.person(name, language="en"), "en")
        await leyla.reads(reference)
        await leyla.taps(label("en", "Accept"))
        await leyla.reads(reference)

    reference = await send_request(ayse, "en")

    card = await leyla.reads(reference)
    assert "Education · speaks English · works in Bispebjerg · 2 open cases" in card
    assert PROBLEM in card
    assert "Tagensbo School" in card
    await jonas.reads_nothing_new()


async def test_the_reasons_are_words_of_the_advisors_language(town: City) -> None:
    leyla = await town.advisor(
        "Leyla", language="da", focus_areas=EDUCATION, languages=("en",), districts=("bispebjerg",)
    )
    reference = await send_request(town.person("Ayşe", language="en"), "en")

    card = await leyla.reads(reference)

    assert label("da", "Education") in card
    assert reader("da").plain("speaks {language}", language="engelsk") in card
    assert reader("da").plain("works in {district}", district="Bispebjerg") in card
    assert label("da", "no open cases") in card


async def test_what_was_sent_along_is_sent_along(town: City, leyla: Chat, ayse: Chat) -> None:
    await answer_until(ayse, "en", f"={PROBLEM}")
    await ayse.says(PROBLEM)
    await ayse.sends_a("photo")
    await ayse.sends_a("document", name="plan.pdf")
    await ayse.sends_a("voice")
    await answer_until(ayse, "en", since=f"={PROBLEM}")
    await ayse.taps(label("en", "Send request"))
    await ayse.reads("TF-")
    await town.settled()

    said = town.messenger.from_bot(leyla.user)

    kinds = [
        kind for each in said for kind in ("photo", "document", "voice") if kind in each.content
    ]
    assert kinds == ["photo", "document", "voice"]
    assert PROBLEM in said[0].text  # the card comes first
    sent = next(each for each in town.messenger.messages(ayse.user) if "photo" in each.content)
    files = {size["file_id"] for size in sent.content["photo"]}
    shown = next(each for each in said if "photo" in each.content)
    assert {size["file_id"] for size in shown.content["photo"]} & files


@in_danish
async def test_accepting_tells_the_requester_who_has_it_and_by_when(
    town: City, language: str
) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=EDUCATION)
    ayse = town.person("Ayşe", language=language)
    reference = await send_request(ayse, language)
    await leyla.reads(reference)

    await leyla.taps(label(language, "Accept"))

    await leyla.reads(reference)
    promise = await ayse.reads("Leyla", reference)
    assert "16" in promise  # working hours end at four
    card = next(each for each in town.messenger.from_bot(leyla.user) if reference in each.text)
    assert label(language, "Decline") not in leyla.buttons(card)


@pytest.mark.parametrize(
    ("reason", "language"), list(zip(DeclineReason, ("da", "en", "da", "en"), strict=True))
)
async def test_whoever_says_no_says_why_and_the_next_one_is_asked(
    town: City, language: str, reason: DeclineReason
) -> None:
    leyla = await town.advisor("Leyla", language=language, focus_areas=EDUCATION)
    jonas = await town.advisor("Jonas", language=language)
    reference = await send_request(town.person("Ayşe", language=language), language)
    await leyla.reads(reference)

    await leyla.taps(label(language, "Decline"))
    await leyla.taps(label(language, DECLINE[reason]))

    await leyla.reads(reference)
    await jonas.reads(reference)
    (kept,) = await rows(town, "SELECT decline_reason FROM offer WHERE ended_at IS NOT NULL")
    assert kept.decline_reason == reason


async def test_who_thinks_again_before_saying_why_can_still_accept(leyla: Chat, ayse: Chat) -> None:
    reference = await send_request(ayse, "en")
    await leyla.taps(label("en", "Decline"))
    await leyla.taps(label("en", "Back"))

    await leyla.taps(label("en", "Accept"))

    await leyla.reads(reference)
    await ayse.reads("Leyla", reference)


@pytest.mark.over_http
async def test_two_taps_on_accept_accept_once(leyla: Chat, ayse: Chat) -> None:
    await send_request(ayse, "en")

    await leyla.taps_twice_at_once(label("en", "Accept"))

    await ayse.reads("Leyla")
    await ayse.reads_nothing_new()


@pytest.mark.over_http
async def test_two_taps_on_a_reason_decline_once(city: City) -> None:
    leyla = await city.advisor("Leyla", language="en", focus_areas=EDUCATION)
    jonas = await city.advisor("Jonas", language="en")
    await send_request(city.person("Ayşe", language="en"), "en")
    await leyla.taps(label("en", "Decline"))

    await leyla.taps_twice_at_once(label("en", "Outside my field"))

    await jonas.reads("TF-")
    await jonas.reads_nothing_new()
    assert len(await rows(city, "SELECT 1 FROM offer")) == 2
