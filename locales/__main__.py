"""The catalogues' own commands: `python -m locales extract | update | compile | check`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from babel.messages.pofile import PoFileError

from locales import catalogues, inspection

ROOT = Path(__file__).parents[1]


def extract() -> int:
    """Print every sentence for people that stands in the code."""
    for message in catalogues.sentences(catalogues.extract(ROOT)):
        print("\n".join(catalogues.forms(message.id)))
    return 0


def update() -> int:
    """Bring the catalogues in step with the code."""
    for file in catalogues.update(ROOT):
        print(f"{file.relative_to(ROOT)} updated")
    return 0


def compile_() -> int:
    """Compile the catalogues that changed since they were compiled."""
    catalogues.compile_stale(ROOT)
    return 0


def check() -> int:
    """Say what is missing or wrong, a line each."""
    problems = inspection.problems(ROOT)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


COMMANDS: dict[str, Callable[[], int]] = {
    "extract": extract,
    "update": update,
    "compile": compile_,
    "check": check,
}


def main() -> int:
    """Do what the command line says; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m locales", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.__doc__)
    try:
        return COMMANDS[parser.parse_args().command]()
    except PoFileError as fault:
        print(f"A catalogue can't be read: {fault}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
