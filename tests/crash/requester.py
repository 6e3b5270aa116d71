"""Somebody who sends whole requests, whatever happens to the bot meanwhile."""

import asyncio

from tests.crash.kept import Request
from tests.crash.phone import Phone


class Requester(Phone):
    """Walks the whole form again and again, and remembers what was sent."""

    sent: list[Request]

    async def keeps_sending(self, until: asyncio.Event) -> None:
        """Send requests, one after the other, and the last one whole."""
        self.sent = []
        while not until.is_set():
            await self.sends_a_request()

    async def sends_a_request(self) -> None:
        """Taps, ticks, texts, an album, and two edits; each text is found nowhere else."""
        number = len(self.sent) + 1
        mark = f"({self.user.first_name}, request {number})"
        self.begins()
        files = await self._describes_the_problem(mark)
        await self._introduces_oneself(number)
        await self.taps(r"\+education", "focus_areas")
        await self._tells_more("focus_areas")
        await self.taps(r"\+housing", "focus_areas", ticks=1)
        await self.taps("!done", "focus_areas", ticks=2)
        await self._tells_more("about")
        await self.answers("about", f"Six families {mark}")
        await self._tells_more("help_kinds", below=f"Six families {mark}")
        await self.taps(r"\+advice", "help_kinds")
        await self.taps("!done", "help_kinds", ticks=1)
        await self._tells_more("tried", below="Advice")
        tried = await self.answers("tried", f"A leter home {mark}")
        await self.sees("!send", f"A leter home {mark}")
        self.edits(tried, f"A letter home {mark}")
        await self.taps("!send", f"A letter home {mark}")
        reference = await self.is_thanked(before=[each.reference for each in self.sent])
        self.sent.append(self._request(reference, mark, files))

    async def _introduces_oneself(self, number: int) -> None:
        if number == 1:
            await self.taps("yes", "privacy")
        await self.taps("soon", "urgency")
        if number > 1:
            await self.taps(r"\d+", "organisation")
            return
        await self.taps("sports_club", "organisation_kind")
        await self.answers("organisation_name", f"The club of {self.user.first_name}")
        await self.taps("valby", "district")

    async def _describes_the_problem(self, mark: str) -> tuple[str, ...]:
        """Two messages and an album at once; and a mistake mended in the moment after."""
        await self.answers("problem", f"Nobody comes to our meetings {mark}.")
        second = self.writes(f"It began in spring {mark}.")
        album = self.messenger.person_sends_album(self.user, caption=f"The board {mark}")
        await self.reads("2 messages", "2 photos")
        self.edits(second, f"It began in autumn {mark}.")
        return tuple(message.content["photo"][-1]["file_id"] for message in album)

    async def _tells_more(self, step: str, below: str = "Is this right?") -> None:
        """From the summary that reads so, one more question."""
        menu = "!change" if step == "focus_areas" else "!more"
        await self.taps(menu, below)
        await self.taps(f"={step}", below)

    def _request(self, reference: str, mark: str, files: tuple[str, ...]) -> Request:
        """What has to stand in the database, word by word."""
        return Request(
            person=self.user.id,
            reference=reference,
            problem=f"Nobody comes to our meetings {mark}.\n\nIt began in autumn {mark}."
            f"\n\nThe board {mark}",
            about=f"Six families {mark}",
            tried=f"A letter home {mark}",
            wished_result=None,
            organisation=f"The club of {self.user.first_name}",
            focus_areas=("education", "housing"),
            focus_detail=None,
            help_kinds=("advice",),
            urgency="soon",
            contact=("telegram", None),
            files=files,
            events=("submitted", "nobody_left"),
        )
