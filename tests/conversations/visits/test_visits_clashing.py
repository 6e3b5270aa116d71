"""One advisor, two visits at the same hour: told before the second is proposed, and agreed."""

from datetime import date

from sqlalchemy import text

from storage.transaction.unit_of_work import UnitOfWork
from tests.conversations.visits.test_visits_changed import MONDAY, opens
from tests.support.absences import plans
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.visiting import agreed, invitations, proposes, sends
from tests.support.walks import in_both_languages, in_danish, label, send_request, sentence
from tests.support.working import Running, running_case

SAME_HOUR = "⚠️ {when}: you have the visit of {reference} then, {other}."
PROPOSED = "⚠️ {when}: you have proposed {other} for {reference}, not answered yet."
CHOSEN = "⚠️ You have the visit of {reference} then, {other}."
WHEN = {"da": "redag den 23. oktober kl. 14.30–15.30", "en": "riday 23 October at 14:30–15:30"}
SMALL = {"da": "f", "en": "F"}


def clash(language: str, text: str, reference: str, *, big: str = "F") -> str:
    when = WHEN[language]
    return sentence(
        language, text, when=big + when, reference=reference, other=SMALL[language] + when
    )


@scene
async def two_cases(town: City, language: str = "en") -> tuple[Running, Running]:
    """Leyla has Ayşe's case and Omar's."""
    town.moves_clock_to(MONDAY)
    first = await running_case(town, language)
    omar = town.person("Omar", language=language)
    reference = await send_request(omar, language)
    await first.leyla.taps(label(language, "Accept"))
    await first.leyla.reads(reference)
    return first, Running(first.leyla, omar, reference)


@scene
async def begins(case: Running, language: str, moment: str = "fredag 14.30") -> None:
    await opens(case.leyla, language, case)
    await case.leyla.taps(label(language, "Propose a time"))
    await case.leyla.says(moment)
    await case.leyla.taps(label(language, "1 hour"))


@in_danish
async def test_it_is_said_before_a_second_visit_at_that_hour_is_proposed(
    town: City, language: str
) -> None:
    first, second = await two_cases(town, language)
    await opens(first.leyla, language, first)
    await agreed(first, language, "fredag 14.30")
    await begins(second, language)
    leyla = second.leyla
    assert leyla.shows(clash(language, SAME_HOUR, first.reference))
    await leyla.taps(label(language, "Back"))
    await leyla.says("fredag 15.30")
    await leyla.taps(label(language, "1 hour"))
    assert label(language, "Add another time") in leyla.buttons()


@in_danish
async def test_all_the_same_it_can_be_proposed_and_the_advisor_is_asked_again(
    city: City, language: str
) -> None:
    first, second = await two_cases(city, language)
    await opens(first.leyla, language, first)
    await agreed(first, language, "fredag 14.30")
    await begins(second, language, "fredag 15")  # they overlap by half an hour
    leyla, omar = second.leyla, second.ayse
    await leyla.taps(label(language, "Yes, all the same"))
    for step in ("Go on", "At their place"):
        await leyla.taps(label(language, step))
    await sends(leyla, language, "Omar")
    leyla.seen = leyla.last().message_id
    await omar.reads("Leyla", second.reference)
    old = omar.last()
    await omar.taps(omar.buttons()[0])

    await leyla.reads("Omar", second.reference, clash(language, CHOSEN, first.reference))
    read = await omar.reads("Leyla", second.reference)
    assert first.reference not in read
    assert "Ayşe" not in read
    assert invitations(omar) == []
    assert await omar.taps_data("vk:2:1:0", old) == refusal(language, "visit_gone")
    await leyla.taps(label(language, "Agree all the same"))
    assert len(invitations(omar)) == 1
    await omar.reads(second.reference)


@in_danish
async def test_not_that_time_leaves_the_others(town: City, language: str) -> None:
    """Both are proposed before either is taken."""
    first, second = await two_cases(town, language)
    leyla, omar = second.leyla, second.ayse
    await opens(leyla, language, first)
    await proposes(leyla, language, "fredag 14.30")
    await sends(leyla, language)
    await begins(second, language)
    assert leyla.shows(clash(language, PROPOSED, first.reference))
    await leyla.taps(label(language, "Yes, all the same"))
    await leyla.taps(label(language, "Add another time"))
    await leyla.says("torsdag 9")
    for step in ("1 hour", "Go on", "At their place"):
        await leyla.taps(label(language, step))
    await sends(leyla, language, "Omar")
    await first.ayse.taps(first.ayse.buttons()[0])
    assert len(invitations(first.ayse)) == 1
    leyla.seen = leyla.last().message_id

    await omar.taps(omar.buttons()[1])  # Friday
    await leyla.reads(clash(language, CHOSEN, first.reference))
    await leyla.taps(label(language, "Not that time"))
    await leyla.reads("Omar", second.reference)
    await omar.reads("Leyla", second.reference)
    assert len(omar.buttons()) == 2  # Thursday, and none
    await omar.taps(omar.buttons()[0])
    assert len(invitations(omar)) == 1
    assert await leyla.taps_data("vj:2:2:1") == refusal(language, "visit_gone")


async def test_while_the_advisor_is_asked_another_time_can_be_taken(town: City) -> None:
    first, second = await two_cases(town)
    leyla, omar = second.leyla, second.ayse
    await opens(leyla, "en", second)
    await proposes(leyla, "en", "fredag 14.30", "torsdag 9")
    await sends(leyla, "en", "Omar")
    await opens(leyla, "en", first)
    await leyla.taps("Propose a time")
    await leyla.says("fredag 14.30")
    await leyla.taps("1 hour")
    await leyla.taps("Yes, all the same")
    for step in ("Go on", "At their place"):
        await leyla.taps(step)
    await sends(leyla, "en")
    await first.ayse.taps(first.ayse.buttons()[0])
    await omar.taps(omar.buttons()[1])
    await omar.reads("Nothing is agreed yet")
    assert len(omar.buttons()) == 2  # Thursday, and none
    await omar.taps(omar.buttons()[0])
    assert len(invitations(omar)) == 1
    assert await leyla.taps_data("vj:2:2:1") == refusal("en", "visit_gone")


async def test_with_no_other_time_what_was_proposed_is_off(town: City) -> None:
    first, second = await two_cases(town)
    leyla, omar = second.leyla, second.ayse
    await opens(leyla, "en", second)
    await proposes(leyla, "en", "fredag 14.30")
    await sends(leyla, "en", "Omar")
    await begins(first, "en")
    await leyla.taps("Yes, all the same")
    for step in ("Go on", "At their place"):
        await leyla.taps(step)
    await sends(leyla, "en")
    await first.ayse.taps(first.ayse.buttons()[0])
    await omar.taps(omar.buttons()[0])
    await leyla.taps("Not that time")
    for chat in (omar, leyla):
        await chat.reads(f"The times that were proposed for {second.reference} are off.")
    assert await rows(town, "SELECT status FROM visit WHERE id = 1") == [("cancelled",)]


async def test_what_is_agreed_while_the_times_are_put_together_is_said_before_they_go_out(
    town: City,
) -> None:
    first, second = await two_cases(town)
    leyla = second.leyla
    await opens(leyla, "en", first)
    await proposes(leyla, "en", "torsdag 9")
    await sends(leyla, "en")
    await begins(second, "en", "torsdag 9")
    await leyla.taps("Yes, all the same")
    for step in ("Go on", "At their place"):
        await leyla.taps(step)
    await first.ayse.taps(first.ayse.buttons()[0])
    await sends(leyla, "en", "Omar")
    await second.ayse.reads("Leyla")  # she has said yes to these two hours


async def test_visits_one_after_the_other_are_no_clash(town: City) -> None:
    first, second = await two_cases(town)
    await opens(first.leyla, "en", first)
    await agreed(first, "en", "fredag 14.30")
    for moment in ("fredag 13.30", "fredag 15.30"):
        await begins(second, "en", moment)
        assert "Add another time" in second.leyla.buttons()


async def test_moving_a_visit_does_not_clash_with_itself(town: City) -> None:
    first, _second = await two_cases(town)
    await opens(first.leyla, "en", first)
    await agreed(first, "en", "fredag 14.30")
    await opens(first.leyla, "en", first)
    await first.leyla.taps("Move the visit")
    await first.leyla.says("fredag 15")
    await first.leyla.taps("1 hour")
    assert "Add another time" in first.leyla.buttons()


async def test_a_visit_that_is_called_off_or_over_is_no_clash(town: City) -> None:
    first, second = await two_cases(town)
    leyla = first.leyla
    await opens(leyla, "en", first)
    await agreed(first, "en", "fredag 14.30")
    await opens(leyla, "en", first)
    await leyla.taps("Cancel the visit")
    await leyla.taps("Yes, call it off")
    await begins(second, "en")
    assert "Add another time" in leyla.buttons()


@in_danish
async def test_whoever_stands_in_on_that_day_has_the_visit(town: City, language: str) -> None:
    """Leyla is away on Friday, and Jonas goes: he is told when he proposes that hour."""
    jonas = await town.advisor("Jonas", language=language)
    first, second = await two_cases(town, language)
    await opens(first.leyla, language, first)
    await agreed(first, language, "fredag 14.30")
    await opens(second.leyla, language, second)
    await second.leyla.taps(label(language, "Hand over"))
    await second.leyla.taps(sentence(language, "Ask {name}", name="Jonas"))
    await jonas.taps(label(language, "Accept"))
    await plans(first.leyla, language, date(2026, 10, 22), date(2026, 10, 24), "Jonas")
    theirs = Running(jonas, second.ayse, second.reference)
    await begins(theirs, language)
    assert jonas.shows(clash(language, SAME_HOUR, first.reference))


@in_danish
async def test_whoever_is_asked_to_take_over_reads_what_they_have_then(
    town: City, language: str
) -> None:
    jonas = await town.advisor("Jonas", language=language)
    first, second = await two_cases(town, language)
    await opens(first.leyla, language, first)
    await agreed(first, language, "fredag 14.30")
    await opens(second.leyla, language, second)
    await second.leyla.taps(label(language, "Hand over"))
    await second.leyla.taps(sentence(language, "Ask {name}", name="Jonas"))
    await jonas.taps(label(language, "Accept"))
    await begins(Running(jonas, second.ayse, second.reference), language)
    for step in ("Go on", "At their place"):
        await jonas.taps(label(language, step))
    await sends(jonas, language, "Omar")
    await second.ayse.taps(second.ayse.buttons()[0])
    await opens(first.leyla, language, first)
    await first.leyla.taps(f"{label(language, 'More')} …")
    await first.leyla.taps(label(language, "Hand over"))
    await first.leyla.taps(sentence(language, "Ask {name}", name="Jonas"))
    await jonas.reads(first.reference, clash(language, CHOSEN, second.reference))


@in_both_languages
async def test_who_stands_in_on_that_day_is_busy_and_the_advisor_decides(
    town: City, language: str
) -> None:
    """Jonas goes to Leyla's visits on Friday, and has one of his own."""
    jonas = await town.advisor("Jonas", language=language)
    first, second = await two_cases(town, language)
    await opens(second.leyla, language, second)
    await proposes(second.leyla, language, "fredag 14.30")
    await sends(second.leyla, language, "Omar")
    await plans(first.leyla, language, date(2026, 10, 22), date(2026, 10, 24), "Jonas")
    await opens(first.leyla, language, first)
    await first.leyla.taps(label(language, "Hand over"))
    await first.leyla.taps(sentence(language, "Ask {name}", name="Jonas"))
    await jonas.taps(label(language, "Accept"))
    theirs = Running(jonas, first.ayse, first.reference)
    await begins(theirs, language)
    if label(language, "Yes, all the same") in jonas.buttons():
        await jonas.taps(label(language, "Yes, all the same"))
    for step in ("Go on", "At their place"):
        await jonas.taps(label(language, step))
    await sends(jonas, language)
    await first.ayse.taps(first.ayse.buttons()[0])
    leyla, omar = second.leyla, second.ayse
    await omar.taps(omar.buttons()[0])
    text = "⚠️ {name} stands in that day, and has the visit of {reference} then, {other}."
    when = SMALL[language] + WHEN[language]
    await leyla.reads(sentence(language, text, name="Jonas", reference=first.reference, other=when))
    await leyla.taps(label(language, "Agree all the same"))
    assert len(invitations(omar)) == 1


async def test_an_advisor_who_cannot_be_asked_has_that_time_no_more(town: City) -> None:
    first, second = await two_cases(town)
    leyla, omar = second.leyla, second.ayse
    await opens(leyla, "en", second)
    await proposes(leyla, "en", "fredag 14.30", "torsdag 9")
    await sends(leyla, "en", "Omar")
    await begins(first, "en")
    await leyla.taps("Yes, all the same")
    for step in ("Go on", "At their place"):
        await leyla.taps(step)
    await sends(leyla, "en")
    await first.ayse.taps(first.ayse.buttons()[0])
    await lost(town, leyla)
    assert await omar.taps(omar.buttons()[1]) == refusal("en", "visit_time_taken", name="Leyla")
    assert len(omar.buttons()) == 3


async def lost(town: City, chat: Chat) -> None:
    """The chat with the bot is blocked, and the bot has seen it."""
    statement = text("UPDATE person SET unreachable_since = :at WHERE telegram_id = :id")
    values = {"at": town.clock.now().replace(tzinfo=None), "id": chat.user.id}

    def lose(unit: UnitOfWork) -> None:
        unit.session.execute(statement, values)

    await town.running.database.run(lose)
