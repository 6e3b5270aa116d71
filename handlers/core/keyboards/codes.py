"""What a button sends when it is tapped: a code and values, written once for views and routes."""

from typing import Any, Generic, ParamSpec, TypeVar, overload

P = ParamSpec("P")
A = TypeVar("A", int, str)
B = TypeVar("B", int, str)
C = TypeVar("C", int, str)
D = TypeVar("D", int, str)


class Code(Generic[P]):
    """A button's code and the types of its values. Calling it with values gives the data to send.

    `key` stays what it is, and a value that is added comes last, since buttons of the version
    before stand in chats for years.
    """

    def __init__(self, key: str, types: tuple[type[int] | type[str], ...]) -> None:
        self.key = key
        self.types = types

    def __call__(self, *values: P.args, **_named: P.kwargs) -> str:
        """The data of a button; Telegram takes at most 64 bytes."""
        return ":".join((self.key, *map(str, values)))


@overload
def code(key: str) -> Code[[]]: ...
@overload
def code(key: str, a: type[A], /) -> Code[[A]]: ...
@overload
def code(key: str, a: type[A], b: type[B], /) -> Code[[A, B]]: ...
@overload
def code(key: str, a: type[A], b: type[B], c: type[C], /) -> Code[[A, B, C]]: ...
@overload
def code(key: str, a: type[A], b: type[B], c: type[C], d: type[D], /) -> Code[[A, B, C, D]]: ...
def code(key: str, *types: Any) -> Code[Any]:
    """Declare what a button sends."""
    return Code(key, types)
