"""A municipality's administrations and districts: configuration, with Copenhagen's as default."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from casework.plain_data import check_codes, check_keys, entries_of, listed, table_of, text_of
from casework.vocabulary import OrganisationKind
from casework.words import N_

MUNICIPAL_KINDS = frozenset(
    {
        OrganisationKind.SCHOOL,
        OrganisationKind.DAY_CARE,
        OrganisationKind.STREET_TEAM,
        OrganisationKind.MUNICIPAL_OFFICE,
    }
)
"""The kinds of organisation that belong to an administration."""


@dataclass(frozen=True)
class Administration:
    """A part of the municipality; `name` is the Danish one."""

    code: str
    name: str
    english: str


@dataclass(frozen=True)
class District:
    """A part of the city. Its name is a proper noun and stands in every language as it is.

    `names` (by language) is for a municipality whose districts do have several names.
    """

    code: str
    name: str
    names: Mapping[str, str] = field(default_factory=dict, hash=False)


WHOLE_CITY = "whole_city"
"""The code of the choice beside the districts: everywhere, or none of them."""

_WHOLE_CITY = District(WHOLE_CITY, N_("Whole city / outside"))


@dataclass(frozen=True)
class Municipality:
    """The lists of one municipality. Raises ValueError, in one line, on lists that cannot work.

    `districts` is given without `WHOLE_CITY` and ends with it: its name, alone among them, is a
    sentence of the catalogues. `proposals` holds the code of the administration that is the
    obvious one for a kind of organisation.
    """

    name: str
    administrations: tuple[Administration, ...]
    districts: tuple[District, ...]
    proposals: Mapping[OrganisationKind, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if _WHOLE_CITY not in self.districts:
            object.__setattr__(self, "districts", (*self.districts, _WHOLE_CITY))
        check_codes("administrations", [each.code for each in self.administrations])
        check_codes("districts", [each.code for each in self.districts])
        for kind, code in self.proposals.items():
            self._check_proposal(kind, code)

    def administration(self, code: str) -> Administration:
        """The administration with this code. Raises KeyError if there is none."""
        return {each.code: each for each in self.administrations}[code]

    def district(self, code: str) -> District:
        """The district, or the whole city, with this code. Raises KeyError if there is none."""
        return {each.code: each for each in self.districts}[code]

    def has_administration(self, kind: str | None) -> bool:
        """Whether an organisation of this kind belongs to an administration."""
        return kind in MUNICIPAL_KINDS

    def proposed_administration(self, kind: str | None) -> str | None:
        """The code of the administration that is obvious for this kind, or None."""
        return next((code for known, code in self.proposals.items() if known == kind), None)

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> Self:
        """Build from plain data, as it comes out of JSON or TOML.

        Keys: `name`, `administrations` (each with `code`, `name`, `english`), `districts` (each
        with `code`, `name` and perhaps `names`; the whole city is added), and perhaps
        `proposals` (kind of organisation to code of administration).
        """
        known = {"name", "administrations", "districts", "proposals"}
        table_of("the municipality", data)
        check_keys("the municipality", data, known, known - {"proposals"})
        return cls(
            name=text_of("the municipality", data, "name"),
            administrations=tuple(map(_administration, entries_of(data, "administrations"))),
            districts=tuple(map(_district, entries_of(data, "districts"))),
            proposals=_proposals(data.get("proposals", {})),
        )

    def _check_proposal(self, kind: OrganisationKind, code: str) -> None:
        if kind not in MUNICIPAL_KINDS:
            raise ValueError(f"proposals: {kind} belongs to no administration")
        if code not in {each.code for each in self.administrations}:
            raise ValueError(f"proposals: {kind} names the unknown administration {code!r}")


COPENHAGEN = Municipality(
    name="København",
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
        District("indre_by", "Indre By"),
        District("osterbro", "Østerbro"),
        District("norrebro", "Nørrebro"),
        District("vesterbro", "Vesterbro/Kongens Enghave"),
        District("valby", "Valby"),
        District("vanlose", "Vanløse"),
        District("bronshoj", "Brønshøj-Husum"),
        District("bispebjerg", "Bispebjerg"),
        District("amager_ost", "Amager Øst"),
        District("amager_vest", "Amager Vest"),
    ),
    proposals={
        OrganisationKind.SCHOOL: "BUF",
        OrganisationKind.DAY_CARE: "BUF",
        OrganisationKind.STREET_TEAM: "SOF",
    },
)


def _administration(entry: Mapping[str, Any]) -> Administration:
    known = {"code", "name", "english"}
    check_keys("administrations", entry, known, known)
    return Administration(
        code=text_of("administrations", entry, "code"),
        name=text_of("administrations", entry, "name"),
        english=text_of("administrations", entry, "english"),
    )


def _district(entry: Mapping[str, Any]) -> District:
    check_keys("districts", entry, {"code", "name", "names"}, {"code", "name"})
    names = table_of("districts: 'names'", entry.get("names", {}))
    return District(
        code=text_of("districts", entry, "code"),
        name=text_of("districts", entry, "name"),
        names={language: text_of("districts", names, language) for language in names},
    )


def _proposals(given: Any) -> dict[OrganisationKind, str]:
    table_of("proposals:", given)
    unknown = set(given) - set(OrganisationKind)
    if unknown:
        raise ValueError(f"proposals: unknown kind of organisation {listed(unknown)}")
    return {OrganisationKind(kind): text_of("proposals", given, kind) for kind in given}
