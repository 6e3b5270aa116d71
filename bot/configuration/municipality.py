"""The places of another municipality, from a file of an operator's."""

import tomllib
from pathlib import Path
from reprlib import repr as shortened

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, from_json

from bot.configuration.errors import OperatorError, in_one_line
from casework.places import COPENHAGEN, Municipality


def read_municipality(file: Path | None) -> Municipality:
    """The municipality of the file, or Copenhagen. Raises OperatorError for one that is wrong."""
    if file is None:
        return COPENHAGEN
    try:
        text = file.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text) if file.suffix == ".toml" else from_json(text)
        return TypeAdapter(Municipality).validate_python(data)
    except ValidationError as error:
        reason = "; ".join(map(_problem, error.errors()[:_MOST_SAID]))
    except OSError as error:
        reason = str(error.strerror)
    except (ValueError, RecursionError) as error:
        reason = str(error).split("\n", 1)[0]
    raise OperatorError(
        f"MUNICIPALITY_FILE: {file.name} cannot be used ({in_one_line(reason)}). "
        "Expected: districts and administrations as in docs/settings.md."
    )


_MOST_SAID = 3
"""Problems named at once, all in one line."""

_PROBLEMS = {
    "missing": "it is missing",
    "unexpected_keyword_argument": "there is no such key",
    "invalid_key": "there is no such key",
    "string_type": "{input} is not a text",
    "string_too_short": "it is empty",
    "string_pattern_mismatch": "{input} is not 1 to 16 of the letters a-z, digits and _",
    "tuple_type": "{input} is not a list of tables",
    "dataclass_type": "{input} is not a table",
    "dict_type": "{input} is not a table",
    "enum": "there is no such kind of organisation",
}


def _problem(error: ErrorDetails) -> str:
    """What pydantic found, in an operator's words: `districts, no. 2, name: it is missing`."""
    context = error.get("ctx", {})
    if "error" in context:
        return str(context["error"])
    said = _PROBLEMS.get(error["type"], "it is not right").format(input=shortened(error["input"]))
    return f"{_place(error['loc'])}: {said}"


def _place(location: tuple[int | str, ...]) -> str:
    """Where in the file, counted from one."""
    named = (f"no. {each + 1}" if isinstance(each, int) else each for each in location)
    return ", ".join(each for each in named if each != "[key]") or "the whole"
