"""`python -m bot`."""

import gc
import sys

# Nothing of what is loaded is garbage; looking for some takes a sixth of the time to start. The
# program turns it on again once it receives.
gc.disable()

# structlog loads rich wherever it is installed, for tracebacks that are not used here: a seventh
# of the time to start. What asks for rich does without where it is missing.
sys.modules.setdefault("rich", None)  # type: ignore[arg-type]

from bot.command_line.cli import main  # noqa: E402

main()
