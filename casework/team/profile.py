"""What an advisor tells about themselves."""

from casework.core.vocabulary import FocusArea
from casework.office import Office
from casework.places import WHOLE_CITY

PROFILE_PARTS = ("focus_area", "language", "district")
"""What an advisor is asked on arrival, in this order."""

LANGUAGES = ("da", "en", "ar", "ur", "tr", "so", "bs")
"""Those of the city's largest groups (domain.md, "Languages"); bs is Bosnian, Croatian, Serbian."""

_SAME = {"hr": "bs", "sr": "bs", "sh": "bs"}


def common_code(code: str) -> str:
    """A language's code as it is used here: `tr-TR` is tr, Croatian and Serbian are bs."""
    short = code[:2].lower()
    return _SAME.get(short, short)


def profile_codes(office: Office, part: str) -> tuple[str, ...]:
    """What can be ticked in a part of the profile; nothing for a part that does not exist."""
    choices: dict[str, tuple[str, ...]] = {
        "focus_area": tuple(FocusArea),
        "language": LANGUAGES,
        "district": tuple(
            each.code for each in office.municipality.districts if each.code != WHOLE_CITY
        ),
    }
    return choices.get(part, ())
