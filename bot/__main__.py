"""`python -m bot`. The first lines can be read by older Pythons too, to say that it is one."""

import gc
import sys
from typing import NoReturn


def _complain(problem: str) -> NoReturn:
    expected = "Python 3.11 or newer with the packages of requirements.lock, which `make` puts into"
    print(f"Python: {problem}. Expected: {expected} `.venv/bin/python`.", file=sys.stderr)
    sys.exit(2)


if sys.version_info < (3, 11):  # noqa: UP036  (it is what an operator's Python may be)
    _complain(f"{sys.executable} is version {sys.version.split()[0]}")

# Nothing of what is loaded is garbage; looking for some takes a sixth of the time to start. The
# program turns it on again once it receives.
gc.disable()

# structlog loads rich wherever it is installed, for tracebacks that are not used here: a seventh
# of the time to start. What asks for rich does without where it is missing.
sys.modules.setdefault("rich", None)  # type: ignore[arg-type]

try:
    from bot.command_line.cli import main
except ModuleNotFoundError as missing:
    if missing.name is None or missing.name.partition(".")[0] == "bot":
        raise
    _complain(f"{sys.executable} has no package {missing.name}")

main()
