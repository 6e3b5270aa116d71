"""The places of another municipality, from a file of an operator's."""

import json
import tomllib
from pathlib import Path

from bot.errors import OperatorError
from casework.places import COPENHAGEN, Municipality


def read_municipality(file: Path | None) -> Municipality:
    """The municipality of the file, or Copenhagen. Raises OperatorError for one that is wrong."""
    if file is None:
        return COPENHAGEN
    try:
        text = file.read_text(encoding="utf-8")
        data = tomllib.loads(text) if file.suffix == ".toml" else json.loads(text)
        return Municipality.from_mapping(data)
    except (OSError, ValueError) as error:
        reason = str(error).split("\n", 1)[0]
        raise OperatorError(
            f"MUNICIPALITY_FILE: {file.name} cannot be used ({reason}). "
            "Expected: districts and administrations as in docs/settings.md."
        ) from None
