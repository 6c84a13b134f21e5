"""Exceptions, responses and parsed bodies, read as objects where text would lose something."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from typing import Any

from errata._observe.fields import Fields, looks_like_error, read
from errata._observe.waits import seconds

_REQUEST_IDS = ("x-request-id", "request-id", "x-amzn-requestid", "apim-request-id", "x-ms-request-id", "x-goog-request-id", "cf-ray")
_MAX_CHAIN = 8


def unpack(raw: Any) -> tuple[str | None, str | bytes, Fields]:
    """Return the form (None: to be seen from the text), the text, and the fields that the object itself carries."""
    if isinstance(raw, str):
        return None, raw, Fields()
    if isinstance(raw, (bytes, bytearray, memoryview)):
        return None, bytes(raw), Fields()
    if isinstance(raw, Mapping):
        return "json", "", _body(dict(raw))
    if isinstance(raw, (list, tuple)):
        return "json", "", _body(list(raw))
    if isinstance(raw, BaseException):
        return _exception(raw)
    if hasattr(raw, "status_code") and hasattr(raw, "headers"):
        fields = Fields()
        text = _response(raw, fields)
        return "response", text, fields
    return None, _str(raw), Fields()


def _body(value: Any) -> Fields:
    from errata._observe import _peel_string

    if not looks_like_error(value) and isinstance(value, dict) and isinstance(value.get("message"), str):
        value = {"error": value}
    return read(value, lambda inner, sure: _peel_string(inner, 1, sure))


def _str(value: Any) -> str:
    try:
        return str(value)
    except Exception:  # noqa: BLE001 - a foreign __str__ may raise anything, and observe is total
        return f"<{type(value).__module__}.{type(value).__qualname__}>"


def _attribute(value: Any, name: str) -> Any:
    try:
        return getattr(value, name, None)
    except Exception:  # noqa: BLE001 - a foreign property may raise anything, and observe is total
        return None


def _exception(error: BaseException) -> tuple[str, str, Fields]:
    """An exception: its body and response where it carries them, and the whole chain of causes as text."""
    fields = Fields()
    lines: list[str] = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen and len(lines) < _MAX_CHAIN:
        seen.add(id(link))
        lines.append(_line(link))
        _carried(link, fields)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "exception", "\n".join(reversed(lines)), fields


def _line(error: BaseException) -> str:
    try:
        return "".join(traceback.format_exception_only(error)).strip()
    except Exception:  # noqa: BLE001 - as in _str
        return f"{type(error).__module__}.{type(error).__qualname__}"


def _carried(error: BaseException, fields: Fields) -> None:
    response = _attribute(error, "response")
    status = _attribute(error, "status_code") or _attribute(error, "status") or _attribute(error, "http_status")
    own = Fields(status=status if isinstance(status, int) and 100 <= status <= 599 else None)
    if isinstance(response, Mapping):                      # botocore
        own.fill(_body(dict(response)))
        own.shapes.append("aws")
        own.type = own.type or own.code
    elif response is not None and hasattr(response, "headers"):
        _headers(_attribute(response, "headers"), own)
        own.url = own.url or _url(response)
        own.status = own.status or _status(response)
    for name in ("body", "response_json", "details", "json_body"):
        body = _attribute(error, name)
        if isinstance(body, (dict, list)) and body:
            inner = _body({"error": body} if isinstance(body, dict) and "error" not in body and "message" in body else body)
            inner.fill(own)
            own = inner
            break
    for name in ("code", "type", "param", "request_id", "model"):
        value = _attribute(error, name)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and getattr(own, name) is None and str(value) and not (name == "code" and value == own.status):
            setattr(own, name, str(value))
    fields.fill(own)


def _status(response: Any) -> int | None:
    status = _attribute(response, "status_code")
    return status if isinstance(status, int) else None


def _url(response: Any) -> str | None:
    url = _attribute(response, "url") or _attribute(_attribute(response, "request"), "url")
    return str(url) if url else None


def _headers(headers: Any, fields: Fields) -> None:
    if headers is None:
        return
    try:
        low = {str(key).lower(): str(value) for key, value in dict(headers).items()}
    except Exception:  # noqa: BLE001 - as in _attribute
        return
    fields.request_id = next((low[name] for name in _REQUEST_IDS if name in low), None)
    milliseconds = seconds(low.get("retry-after-ms"))
    fields.retry_after = milliseconds / 1000 if milliseconds is not None else seconds(low.get("retry-after"))


def _response(response: Any, fields: Fields) -> str:
    fields.status, fields.url = _status(response), _url(response)
    _headers(_attribute(response, "headers"), fields)
    text = _attribute(response, "text")
    if isinstance(text, str):
        return text
    content = _attribute(response, "content")
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
