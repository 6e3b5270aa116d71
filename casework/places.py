"""A municipality's administrations and districts: configuration, with Copenhagen's as default."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from math import cos, hypot, radians
from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints
from pydantic.dataclasses import dataclass

from casework.core.vocabulary import OrganisationKind
from casework.core.words import N_

MUNICIPAL_KINDS = frozenset(
    {
        OrganisationKind.SCHOOL,
        OrganisationKind.DAY_CARE,
        OrganisationKind.STREET_TEAM,
        OrganisationKind.MUNICIPAL_OFFICE,
    }
)
"""The kinds of organisation that belong to an administration."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, pattern="^[A-Za-z0-9_]{1,16}$")]
"""It stands in a button's callback data, where Telegram allows 64 bytes in all."""

North = Annotated[float, Field(ge=-90, le=90)]
East = Annotated[float, Field(ge=-180, le=180)]
"""Degrees; south and west are below 0."""

_NOTHING_ELSE = ConfigDict(extra="forbid")  # a key that nobody reads is a slip of the pen


@dataclass(frozen=True, config=_NOTHING_ELSE)
class Administration:
    """A part of the municipality; `name` is the Danish one."""

    code: Code
    name: Text
    english: Text


@dataclass(frozen=True, config=_NOTHING_ELSE)
class District:
    """A part of the city. Its name is a proper noun and stands in every language as it is.

    `names` (by language) is for a municipality whose districts do have several names. `centre` is
    its middle, as degrees north and east; without one, a position that somebody shares is never in
    it.
    """

    code: Code
    name: Text
    names: Mapping[str, Text] = field(default_factory=dict, hash=False)
    centre: tuple[North, East] | None = None


NEAR_KM = 4.0
"""Farther than this from the middle of every district, a position is outside."""

_KM_A_DEGREE = 111.2
"""Of latitude; of longitude, it is this by the cosine of the latitude."""

WHOLE_CITY = "whole_city"
"""The code of the choice beside the districts: everywhere, or none of them."""

_WHOLE_CITY = District(WHOLE_CITY, N_("Whole city / outside"))


@dataclass(frozen=True, config=_NOTHING_ELSE)
class Municipality:
    """The lists of one municipality, made in code or, by pydantic, of what stands in a file.

    Raises pydantic's ValidationError on lists that cannot work (bot/configuration/municipality.py
    says it).

    `districts` is given without `WHOLE_CITY` and ends with it: its name, alone among them, is a
    sentence of the catalogues. `proposals` holds the code of the administration that is the
    obvious one for a kind of organisation. `names` (by language) is for one that is called
    otherwise in another language.
    """

    name: Text
    administrations: tuple[Administration, ...]
    districts: tuple[District, ...]
    proposals: Mapping[OrganisationKind, Text] = field(default_factory=dict, hash=False)
    names: Mapping[str, Text] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        _check("administrations", [each.code for each in self.administrations])
        _check("districts", [each.code for each in self.districts])
        if _WHOLE_CITY not in self.districts:
            _check("districts", [WHOLE_CITY, *(each.code for each in self.districts)])
            object.__setattr__(self, "districts", (*self.districts, _WHOLE_CITY))
        for kind, code in self.proposals.items():
            self._check_proposal(kind, code)

    def name_in(self, language: str) -> str:
        """What it is called in a language."""
        return self.names.get(language, self.name)

    def administration(self, code: str) -> Administration:
        """The administration with this code. Raises KeyError if there is none."""
        return {each.code: each for each in self.administrations}[code]

    def district(self, code: str) -> District:
        """The district, or the whole city, with this code. Raises KeyError if there is none."""
        return {each.code: each for each in self.districts}[code]

    def district_at(self, north: float, east: float) -> str | None:
        """The code of the district whose middle is nearest to a position, in degrees.

        `WHOLE_CITY` for one that is farther than NEAR_KM from all; None where no middle is known.
        """
        known = [
            (_km(north, east, each.centre), each.code) for each in self.districts if each.centre
        ]
        if not known:
            return None
        nearest, code = min(known)
        return code if nearest <= NEAR_KM else WHOLE_CITY

    def has_administration(self, kind: str | None) -> bool:
        """Whether an organisation of this kind belongs to an administration."""
        return kind in MUNICIPAL_KINDS

    def proposed_administration(self, kind: str | None) -> str | None:
        """The code of the administration that is obvious for this kind, or None."""
        return next((code for known, code in self.proposals.items() if known == kind), None)

    def _check_proposal(self, kind: OrganisationKind, code: str) -> None:
        if kind not in MUNICIPAL_KINDS:
            raise ValueError(f"proposals: {kind} belongs to no administration")
        if code not in {each.code for each in self.administrations}:
            raise ValueError(f"proposals: {kind} names the unknown administration '{code}'")


def _km(north: float, east: float, centre: tuple[float, float]) -> float:
    """How far a position is from a middle, on a map that is flat for so short a way."""
    wide = cos(radians(centre[0]))
    return _KM_A_DEGREE * hypot(north - centre[0], (east - centre[1]) * wide)


def _check(where: str, codes: list[str]) -> None:
    """Refuse a list without entries, and one with the same code twice."""
    if not codes:
        raise ValueError(f"{where}: there must be at least one")
    code, times = Counter(codes).most_common(1)[0]
    if times > 1:
        raise ValueError(f"{where}: the code '{code}' is there twice")


COPENHAGEN = Municipality(
    name="København",
    names={"en": "Copenhagen"},
    administrations=(
        Administration("OKF", "Økonomiforvaltningen", "Finance"),
        Administration(
            "BIF", "Beskæftigelses- og Integrationsforvaltningen", "Employment and Integration"
        ),
        Administration("BUF", "Børne- og Ungdomsforvaltningen", "Children and Youth"),
        Administration("KFF", "Kultur- og Fritidsforvaltningen", "Culture and Leisure"),
        Administration("SOF", "Socialforvaltningen", "Social Services"),
        Administration("SUF", "Sundheds- og Omsorgsforvaltningen", "Health and Care"),
        Administration("TMF", "Teknik- og Miljøforvaltningen", "Technical and Environmental"),
    ),
    districts=(
        District("indre_by", "Indre By", centre=(55.680, 12.585)),
        District("osterbro", "Østerbro", centre=(55.708, 12.577)),
        District("norrebro", "Nørrebro", centre=(55.697, 12.545)),
        District("vesterbro", "Vesterbro/Kongens Enghave", centre=(55.660, 12.543)),
        District("valby", "Valby", centre=(55.657, 12.505)),
        District("vanlose", "Vanløse", centre=(55.685, 12.487)),
        District("bronshoj", "Brønshøj-Husum", centre=(55.707, 12.495)),
        District("bispebjerg", "Bispebjerg", centre=(55.713, 12.537)),
        District("amager_ost", "Amager Øst", centre=(55.660, 12.627)),
        District("amager_vest", "Amager Vest", centre=(55.648, 12.580)),
    ),
    proposals={
        OrganisationKind.SCHOOL: "BUF",
        OrganisationKind.DAY_CARE: "BUF",
        OrganisationKind.STREET_TEAM: "SOF",
    },
)
