"""Values of the rules as JSON that is kept: in rows, and in what messages are made of.

pydantic does it by the fields' annotations. It is loaded, and what it needs for a class is built,
when the first value of that class is kept or read: importing a rule costs nothing.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, TypeAdapter, ValidationError
    from pydantic_core import CoreSchema


class Stored:
    """What a frozen dataclass inherits to be kept as JSON: a field is a key.

    A field that has got a default later may be missing in what is read, and a key that no field
    has is passed over: what is kept may stand among other things.
    """

    __slots__ = ()

    kept_beside: ClassVar[frozenset[str]] = frozenset()
    """Fields that have a column of their own; they are handed to `from_json` by name."""

    only_what_it_says: ClassVar[bool] = False
    """Whether fields that are None are left out."""

    def as_json(self) -> dict[str, Any]:
        """The value for a JSON column. Raises TypeError where a field holds what it should not."""
        kind: Any = type(self)
        try:
            kept: dict[str, Any] = adapter(kind).dump_python(
                self, mode="json", exclude=set(self.kept_beside), warnings="error",
                exclude_none=self.only_what_it_says,
            )  # fmt: skip
        except ValueError:
            raise TypeError(f"a {kind.__name__} that cannot be kept as JSON") from None
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any], **beside: Any) -> Self:
        """What `as_json` gave, with what is kept beside it. Raises ValueError for anything else."""
        found: Self = read(cls, {**kept, **beside})
        return found


def read(kind: Any, kept: Mapping[str, Any]) -> Any:
    """A value of a dataclass from its JSON. Raises ValueError, which quotes nothing of it."""
    from pydantic import ValidationError

    try:
        return adapter(kind).validate_python(kept)
    except ValidationError as error:
        raise ValueError(f"no {kind.__name__}: {_where(error)}") from None


def _where(error: "ValidationError") -> str:
    """The fields that are wrong, without what stands in them: errors are logged, words are not."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return ", ".join(f"{each['loc'][0]} ({each['type']})" for each in found)


@cache
def adapter(kind: Any) -> "TypeAdapter[Any]":
    """What keeps and reads values of a dataclass; made when it is first needed."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


class _AsPythonWritesIt:
    """A moment keeps `+00:00`, by which it is compared with others as text; pydantic writes `Z`."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        schema: Any = handler(source)
        schema["serialization"] = core_schema.plain_serializer_function_ser_schema(
            datetime.isoformat, when_used="json-unless-none"
        )
        found: CoreSchema = schema
        return found


Moment = Annotated[datetime, _AsPythonWritesIt()]
"""An aware moment, as a field of what is stored."""
