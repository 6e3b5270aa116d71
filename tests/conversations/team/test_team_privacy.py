"""A case is read by its advisor and the coordinators, and by nobody else, whatever is tapped."""

from datetime import UTC, datetime

from casework.core.vocabulary import DeclineReason, FocusArea
from casework.team.profile import PROFILE_PARTS
from handlers import subjects
from tests.support.dialogue import Chat, City
from tests.support.scenes.scene import scene
from tests.support.texts import refusal
from tests.support.troubles import rows
from tests.support.walks import PROBLEM, answer_until, ask_again, label, send_request

IDS = ("1", "2", "3", "99", str(2**31), "-1", "x", "")
TODAY = datetime.now(UTC).date().toordinal()
WORDS = {
    "m": ["request", "requests", "nothing"],
    "l": ["en", "xx"],
    "pn": [*PROFILE_PARTS, "nothing"],
    "tx": [f"{one}:{which}" for one in IDS for which in ("all", "advisor", "nothing")],
    "ty": [f"{one}:{which}" for one in IDS for which in ("all", "coordinator", "nothing")],
    "ti": ["advisor", "coordinator", "nothing"],
    "q": [f"{one}:{two}:{act}" for one in IDS for two in (1, 2, 19, 20) for act in ("!send", "x")],
    "p": [f"{part}:+{code}" for part in (*PROFILE_PARTS, "no") for code in ("education", "x")],
    "ww": [f"{one}:{kind}" for one in IDS for kind in ("visit", "nothing")],
    "wd": [f"{one}:visit:{day}" for one in IDS for day in (TODAY, 1, -1)],
    "wm": [f"{one}:visit:{TODAY}:{minutes}" for one in IDS for minutes in (60, 61)],
    "zi": [f"{one}:{outcome}" for one in IDS for outcome in ("solved", "nothing")],
    "zu": [f"{one}:solved:{mask}" for one in IDS for mask in (0, 128)],
    "zt": [f"{one}:solved:{mask}" for one in IDS for mask in (0, 128)],
    "or": [f"{one}:{reason}" for one in IDS for reason in (*DeclineReason, "nothing")],
}
ARABIC_ONE = "\N{ARABIC-INDIC DIGIT ONE}"
NONSENSE = ["", ":", "co", "co:1:2", f"oa:{ARABIC_ONE}", "zz:1", "co:1\n", "ro: 1", "é" * 32]
KEPT = (
    "SELECT id, status, advisor_id, requester_id FROM requisition ORDER BY id",
    "SELECT id, advisor_id, accepted, ended_at FROM offer ORDER BY id",
    "SELECT person_id, role FROM role_grant ORDER BY person_id",
    "SELECT id FROM invitation",
    "SELECT id FROM activity",
    "SELECT id FROM note",
    "SELECT kind FROM event ORDER BY id",
    "SELECT person_id, kind FROM errand WHERE requisition_id IS NOT NULL ORDER BY person_id",
)


def every_tap() -> list[str]:
    """What any button could send, with every id that there is and some that there are not."""
    found = list(NONSENSE)
    for key, tap in subjects.TAPS.items():
        if key in WORDS:
            found += [f"{key}:{word}" for word in WORDS[key]]
        elif tap.arguments == (int, int):
            found += [f"{key}:{one}:{two}" for one in IDS for two in IDS]
        else:
            found += [f"{key}:{one}" for one in IDS] if tap.arguments else [key]
    return found


def test_every_route_is_tried() -> None:
    tried = {tap.partition(":")[0] for tap in every_tap()}

    assert tried >= subjects.TAPS.keys()


@scene
async def two_cases(city: City) -> tuple[Chat, Chat]:
    """Ayşe's cases: one that Leyla has, with a photo, and one that she is asked to take."""
    leyla = await city.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    ayse = city.person("Ayşe", language="en")
    await answer_until(ayse, "en", f"={PROBLEM}")
    await ayse.says(PROBLEM)
    await ayse.sends_a("photo")
    await answer_until(ayse, "en", since=f"={PROBLEM}")
    await ayse.taps(label("en", "Send request"))
    await leyla.taps(label("en", "Accept"))
    await ask_again(ayse, "en")
    await ayse.taps(label("en", "Send request"))
    return leyla, ayse


async def test_another_advisor_reads_and_changes_nothing(town: City) -> None:
    await two_cases(town)

    await finds_nothing(town, await town.advisor("Jonas", language="en"))


async def test_another_requester_reads_and_changes_nothing(town: City) -> None:
    await two_cases(town)
    chat = town.person("Bent", language="en")
    await answer_until(chat, "en", "School")

    await finds_nothing(town, chat)


async def test_somebody_whom_the_bot_has_never_met_reads_and_changes_nothing(town: City) -> None:
    await two_cases(town)
    chat = town.person("Mallory", language="en")
    town.messenger.chat(chat.user).started = True

    await finds_nothing(town, chat)


@scene
async def finds_nothing(city: City, chat: Chat) -> None:
    """Whatever this person taps, nothing of Ayşe's cases is shown, and nothing changes."""
    before = [await rows(city, statement) for statement in KEPT]

    for number, data in enumerate(every_tap()):
        city.messenger.person_taps(chat.user, 1, data)
        if number % 25 == 0:
            await city.settled()
    await city.settled()

    assert not city.messenger.unanswered()
    assert [await rows(city, statement) for statement in KEPT] == before
    for message in city.messenger.from_bot(chat.user):
        assert PROBLEM not in message.text
        assert "Tagensbo" not in message.text
        assert "TF-" not in message.text
        assert "photo" not in message.content
    told = " ".join(query.text or "" for query in city.messenger.queries.values())
    assert "Leyla" not in told
    assert "TF-" not in told
    assert city.metrics.updates_failed == 0


async def test_a_requester_reads_no_card_of_their_own_case(town: City) -> None:
    """They read their request; what the advisor has of it, and whom we ask, is not theirs."""
    _leyla, ayse = await two_cases(town)

    for data in ("co:1", "cf:1", "ca:1", "cl:0", "od:2", "oa:2", "cx:1:1"):
        assert await ayse.taps_data(data) == refusal("en", "stale_button")


async def test_a_former_advisor_of_a_case_reads_it_no_more(town: City) -> None:
    leyla = await town.advisor("Leyla", language="en", focus_areas=(FocusArea.EDUCATION,))
    await town.advisor("Jonas", language="en")
    await send_request(town.person("Ayşe", language="en"), "en")
    await leyla.taps(label("en", "Decline"))
    await leyla.taps(label("en", "Another reason"))

    for data in ("co:1", "cf:1", "oa:1", "od:1", "ob:1", "or:1:other"):
        assert await leyla.taps_data(data)
    assert not any("Tagensbo" in each.text for each in town.messenger.from_bot(leyla.user)[1:])


async def test_its_advisor_and_a_coordinator_read_a_case_whole(town: City) -> None:
    leyla, _ayse = await two_cases(town)
    karen = await town.coordinator("Karen", language="en")
    await leyla.says("/cases")
    await karen.says("/cases")

    for chat in (leyla, karen):
        await chat.taps_data("co:1")
        await chat.reads("TF-", PROBLEM, "Tagensbo School")
        assert "photo" not in chat.last().content
        await chat.taps("📎 1 file")
        assert "photo" in chat.last().content
