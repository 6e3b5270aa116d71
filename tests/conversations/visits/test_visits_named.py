"""Whoever closes a case or hands it over reads first what becomes of the visit that is to come."""

from datetime import timedelta

from tests.conversations.visits.test_visits_changed import FRIDAY, is_cancelled, opens, visit_agreed
from tests.support.dialogue import Chat, City
from tests.support.visiting import COPENHAGEN, invitations, proposes, sends
from tests.support.walks import in_both_languages, in_danish, label, sentence
from tests.support.working import Running, running_case, writes_closing

ON_FRIDAY = {
    "da": "fredag den 23. oktober kl. 14.30–15.30",
    "en": "Friday 23 October at 14:30–15:30",
}
CLOSING = "📅 There is a visit on {when}. Closing calls it off."
PROPOSED = "📅 Times to meet are proposed: {times}. Closing takes them back."
ALONG = "📅 The visit on {when} goes along: whoever takes over holds it."
NEW, CHANGED = (
    "{reference}: the visit for your calendar.",
    "{reference}: this changes the visit in your calendar.",
)


async def proposed(town: City, language: str) -> Running:
    case = await running_case(town, language)
    await proposes(case.leyla, language, "fredag 14.30")
    await sends(case.leyla, language)
    return case


@in_both_languages
async def test_closing_names_the_visit_and_calls_it_off(town: City, language: str) -> None:
    case = await visit_agreed(town, language)
    await opens(case.leyla, language, case)
    await writes_closing(case.leyla, language)
    assert case.leyla.shows(sentence(language, CLOSING, when=ON_FRIDAY[language]))
    await case.leyla.taps(label(language, "Close the case"))
    for chat in (case.leyla, case.ayse):
        assert is_cancelled(chat, 1)


async def test_whether_it_helped_is_asked_below_the_visit_that_is_off(town: City) -> None:
    case = await visit_agreed(town)
    await opens(case.leyla, "en", case)
    await writes_closing(case.leyla, "en")
    await case.leyla.taps("Close the case")
    assert "It helped" in "".join(case.ayse.buttons())


@in_danish
async def test_closing_names_times_that_wait(town: City, language: str) -> None:
    case = await proposed(town, language)
    await opens(case.leyla, language, case)
    await writes_closing(case.leyla, language)
    assert case.leyla.shows(sentence(language, PROPOSED, times="").split(":")[0])


async def test_without_a_visit_ahead_closing_names_none(town: City) -> None:
    case = await visit_agreed(town)
    town.moves_clock_to(FRIDAY + timedelta(minutes=30))  # it is being held
    await opens(case.leyla, "en", case)
    await writes_closing(case.leyla, "en")
    assert not case.leyla.shows("📅", "Closing")
    await case.leyla.taps("Close the case")
    assert invitations(case.leyla)[-1].method == "REQUEST"


@in_danish
async def test_a_visit_agreed_meanwhile_is_named_before_the_case_is_closed(
    town: City, language: str
) -> None:
    case = await proposed(town, language)
    await opens(case.leyla, language, case)
    await writes_closing(case.leyla, language)
    shown = case.leyla.last()
    await case.ayse.taps(case.ayse.buttons()[0])
    case.leyla.seen = case.leyla.last().message_id
    await case.leyla.taps(label(language, "Close the case"), on=shown)
    await case.leyla.reads("Vi holdt et møde.", "📅", "14")
    assert not case.leyla.shows(sentence(language, "✓ {reference} is closed: {outcome}.",
                                         reference=case.reference, outcome="")[:18])  # fmt: skip
    assert len(invitations(case.ayse)) == 1
    await case.leyla.taps(label(language, "Close the case"))
    await case.ayse.reads("Vi holdt et møde.")
    assert invitations(case.ayse)[-1].method == "CANCEL"


@in_both_languages
async def test_handing_over_names_the_visit_to_everybody(town: City, language: str) -> None:
    jonas = await town.advisor("Jonas", language=language)
    case = await visit_agreed(town, language)
    await opens(case.leyla, language, case)
    await case.leyla.taps(label(language, "Hand over"))
    when = ON_FRIDAY[language]
    await case.leyla.reads(sentence(language, ALONG, when=when))
    await case.leyla.taps(sentence(language, "Ask {name}", name="Jonas"))
    await jonas.reads(sentence(language, "📅 A visit comes with it: {when}", when=when))
    await jonas.taps(label(language, "Accept"))
    await jonas.reads(case.reference, "Leyla", when)
    await case.leyla.reads(
        sentence(language, "📅 {name} holds the visit on {when}.", name="Jonas", when=when)
    )
    await case.ayse.reads(
        sentence(
            language,
            "📅 The visit on {when} stays as it is: {name} comes.",
            name="Jonas",
            when=when,
        )
    )


@in_danish
async def test_to_whoever_gets_the_visit_for_the_first_time_it_is_new(
    town: City, language: str
) -> None:
    jonas = await town.advisor("Jonas", language=language)
    case = await visit_agreed(town, language)
    await opens(case.leyla, language, case)
    await case.leyla.taps(label(language, "Hand over"))
    await case.leyla.taps(sentence(language, "Ask {name}", name="Jonas"))
    await jonas.taps(label(language, "Accept"))
    assert caption(jonas) == sentence(language, NEW, reference=case.reference)
    assert caption(case.ayse) == sentence(language, CHANGED, reference=case.reference)
    assert invitations(jonas)[-1].about == ("REQUEST", 1, FRIDAY.astimezone(COPENHAGEN))


def caption(chat: Chat) -> str:
    return invitations(chat)[-1].caption
