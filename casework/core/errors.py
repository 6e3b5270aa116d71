"""The one error that a rule raises."""

from typing import Any


class Refused(Exception):  # noqa: N818  (a refusal is an answer of the rules, not a fault)
    """A rule says no. The words come later, in the reader's language, from the code.

    `code` is a key of `handlers.refusals`; `data` holds the values its sentence names.
    """

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.data = data
