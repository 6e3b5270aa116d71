"""The parameters of one call, however they came: JSON, form or multipart."""

import json
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.playground.errors import bad_request


@dataclass(frozen=True)
class Upload:
    """A file in a multipart body."""

    name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True)
class Params:
    """Values by name. Objects may have come as JSON strings; numbers as decimal strings."""

    values: dict[str, Any] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def shown(self) -> dict[str, Any]:
        """As a test wants to read them: JSON strings opened, uploads by their name."""
        values = {name: _opened(value) for name, value in self.values.items()}
        return values | {name: upload.name for name, upload in self.uploads.items()}

    def text(self, name: str) -> str:
        """A string; empty where the parameter is absent."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number, or the default where there is none that can be read."""
        try:
            return int(self.text(name) or default)
        except ValueError:
            return 0

    def boolean(self, name: str) -> bool:
        """True for true, "true", "yes" and "1"."""
        return self.text(name).strip('"').lower() in {"true", "yes", "1"}

    def structure(self, name: str, described: str) -> Any:
        """A JSON value, or None. Raises `ApiError` 400 "can't parse ... JSON object"."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            raise bad_request(f"Can't parse {described} JSON object") from None


async def read_params(request: Request) -> Params:
    """The parameters of a request: its query string and its body, the body winning."""
    values: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.method == "GET":
        return Params(values)
    if kind == "application/json":
        return Params(values | await _json_body(request))
    if kind not in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        return Params(values)
    uploads: dict[str, Upload] = {}
    async with request.form(max_fields=1000, max_part_size=1 << 26) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                uploads[name] = Upload(
                    value.filename or "", value.content_type or "", await value.read()
                )
            else:
                values[name] = value
    return Params(values, uploads)


def _opened(value: Any) -> Any:
    if not isinstance(value, str) or not value.startswith(("{", "[")):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


async def _json_body(request: Request) -> dict[str, Any]:
    body = await request.body()
    if not body:
        return {}
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        raise bad_request("Can't parse request body as JSON") from None
    if not isinstance(values, dict):
        raise bad_request("Can't parse request body as JSON")
    return values
