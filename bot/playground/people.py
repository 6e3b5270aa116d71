"""The cast of the playground: who has a phone here, and what the bot is told about them.

All of them are invented. Their ids are made up too, in a range that is free for examples.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from bot.playground.chats.messenger import Messenger
from casework.core.vocabulary import FocusArea, OrganisationKind, Role

Column = Literal["staff", "advisor", "coordinator"]


@dataclass(frozen=True)
class CastMember:
    """A person of the playground.

    `languages` are ISO 639 codes, `districts` those of `casework.places.COPENHAGEN`; both, like
    `focus_areas`, are an advisor's profile. `about` says in both languages of the page who this is.
    """

    user_id: int
    first_name: str
    last_name: str
    username: str
    language_code: str
    column: Column
    role: Role
    about: dict[str, str]
    focus_areas: tuple[FocusArea, ...] = ()
    languages: tuple[str, ...] = ("da",)
    districts: tuple[str, ...] = ()
    organisation_kind: OrganisationKind | None = None
    organisation: str = ""
    phone_number: str = field(default="+4520304050")

    def phone_in(self, language: str) -> str:
        """What their phone speaks where everybody's speaks this: who writes Arabic keeps to it."""
        return "ar" if self.languages[0] == "ar" else language

    @property
    def started(self) -> bool:
        """Advisors and coordinator have the bot already; frontline staff meet it here."""
        return self.role is not Role.REQUESTER


CAST: tuple[CastMember, ...] = (
    CastMember(
        9001, "Ayşe", "Aydin", "ayse_aydin", "da", "staff", Role.REQUESTER,
        {"da": "Lærer på Tagensbo Skole, skriver tyrkisk og dansk",
         "en": "Teacher at Tagensbo School, writes Turkish and Danish"},
        languages=("tr", "da"), districts=("bispebjerg",),
        organisation_kind=OrganisationKind.SCHOOL, organisation="Tagensbo Skole",
        phone_number="+4520304051",
    ),
    CastMember(
        9002, "Bent", "Holm", "bent_holm", "da", "staff", Role.REQUESTER,
        {"da": "Vicevært i Boligforeningen Lundtoften",
         "en": "Caretaker at Lundtoften Housing Association"},
        districts=("norrebro",), organisation_kind=OrganisationKind.HOUSING_ASSOCIATION,
        organisation="Boligforeningen Lundtoften", phone_number="+4520304052",
    ),
    CastMember(
        9003, "Daniel", "Okafor", "daniel_okafor", "en", "staff", Role.REQUESTER,
        {"da": "Fodboldtræner i Sundby Boldklub, skriver engelsk",
         "en": "Football coach at Sundby Ball Club, writes English"},
        languages=("en", "da"), districts=("amager_ost",),
        organisation_kind=OrganisationKind.SPORTS_CLUB, organisation="Sundby Boldklub",
        phone_number="+4520304053",
    ),
    CastMember(
        9004, "سميرة", "Haddad", "samira_haddad", "da", "staff", Role.REQUESTER,
        {"da": "Pædagog i Børnehuset Solsikken, skriver arabisk og dansk",
         "en": "Day-care teacher at the Sunflower, writes Arabic and Danish"},
        languages=("ar", "da"), districts=("bronshoj",),
        organisation_kind=OrganisationKind.DAY_CARE, organisation="Børnehuset Solsikken",
        phone_number="+4520304054",
    ),
    CastMember(
        9101, "Leyla", "Demir", "leyla_demir", "da", "advisor", Role.ADVISOR,
        {"da": "Rådgiver: uddannelse og sundhed, taler tyrkisk",
         "en": "Advisor: education and health, speaks Turkish"},
        focus_areas=(FocusArea.EDUCATION, FocusArea.HEALTH), languages=("da", "en", "tr"),
        districts=("bispebjerg", "norrebro", "osterbro"), phone_number="+4520304061",
    ),
    CastMember(
        9102, "Jonas", "Lindqvist", "jonas_lindqvist", "da", "advisor", Role.ADVISOR,
        {"da": "Rådgiver: bolig og tryghed", "en": "Advisor: housing and safety"},
        focus_areas=(FocusArea.HOUSING, FocusArea.SAFETY), languages=("da", "en", "bs"),
        districts=("norrebro", "vesterbro", "indre_by"),
        phone_number="+4520304062",
    ),
    CastMember(
        9103, "Hodan", "Warsame", "hodan_warsame", "en", "advisor", Role.ADVISOR,
        {"da": "Rådgiver: kultur, fritid og tryghed, taler somali og arabisk",
         "en": "Advisor: culture, leisure and safety, speaks Somali and Arabic"},
        focus_areas=(FocusArea.CULTURE_LEISURE, FocusArea.SAFETY),
        languages=("da", "en", "so", "ar"),
        districts=("amager_ost", "amager_vest", "valby"), phone_number="+4520304063",
    ),
    CastMember(
        9104, "Imran", "Malik", "imran_malik", "da", "advisor", Role.ADVISOR,
        {"da": "Rådgiver: beskæftigelse og uddannelse, taler urdu",
         "en": "Advisor: employment and education, speaks Urdu"},
        focus_areas=(FocusArea.EMPLOYMENT, FocusArea.EDUCATION), languages=("da", "en", "ur"),
        districts=("vanlose", "bronshoj", "valby"), phone_number="+4520304064",
    ),
    CastMember(
        9201, "Karin", "Mortensen", "karin_mortensen", "da", "coordinator", Role.COORDINATOR,
        {"da": "Koordinator, har overblikket over alle sager",
         "en": "Coordinator, has the overview of all cases"},
        languages=("da", "en"), phone_number="+4520304071",
    ),
)  # fmt: skip


KARIN = 9201
"""The coordinator."""


def enter(cast: Sequence[CastMember], messenger: Messenger) -> None:
    """Give everybody of the cast an account on the messenger."""
    for member in cast:
        messenger.user(
            member.first_name, member.language_code, member.user_id, member.last_name,
            member.username, started=member.started,
        )  # fmt: skip


def speak(cast: Sequence[CastMember], messenger: Messenger, language: str) -> None:
    """Set the phones of the cast to a language."""
    for member in cast:
        messenger.chats[member.user_id].user.language_code = member.phone_in(language)
