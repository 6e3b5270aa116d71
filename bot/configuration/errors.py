"""What an operator has to mend before the program can run."""


class OperatorError(Exception):
    """Something outside the program is wrong; the text is for the person who runs it.

    The text is one line for each thing that is wrong, and says how to mend it. The command line
    prints it without a traceback and ends with `exit_code`.
    """

    exit_code = 2
    """Starting again is no use before somebody has mended it."""


class RestartError(OperatorError):
    """Something went wrong that a fresh start may mend: a supervisor is to make one."""

    exit_code = 75
    """EX_TEMPFAIL of sysexits.h."""


LONGEST_LINE = 200
"""Characters, beyond which what an operator wrote is not repeated whole."""


def in_one_line(text: str) -> str:
    """A text that quotes what an operator wrote: short, and what would break the line escaped."""
    shown = "".join(each if each.isprintable() else repr(each)[1:-1] for each in text)
    return shown if len(shown) <= LONGEST_LINE else f"{shown[:150]}…{shown[-50:]}"
