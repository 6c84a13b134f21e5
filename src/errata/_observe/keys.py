"""The keys under which bodies of all providers carry the fields of an error."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_MESSAGE = ("message", "msg", "error_msg", "error_message", "errorMessage", "errorMsg", "errmsg", "err_msg", "status_msg", "Message", "detail", "error_description", "errorDescription", "description", "desc", "reason_text", "title")
_CODE = ("code", "error_code", "errorCode", "Code", "err_code", "errcode", "errno", "status_code", "error_id")
_TYPE = ("type", "error_type", "errorType", "__type", "Type", "exception", "exc_type", "name")
_STATUS = ("status", "status_code", "statusCode", "http_status", "httpStatus", "http_code", "httpStatusCode", "HTTPStatusCode", "StatusCode", "http_status_code", "httpCode", "response_code", "code", "error_code")
_REQUEST_ID = ("request_id", "requestId", "RequestId", "requestID", "x-request-id", "x_request_id", "reqid", "req_id", "x-amzn-requestid", "apim-request-id", "cf-ray", "RequestID", "trace_id", "traceId", "trace", "log_id", "sid")
_MODEL = ("model", "model_name", "modelId", "model_id", "deployment", "engine")
_URL = ("url", "request_url", "requestUrl", "endpoint_url")
_NAME = re.compile(r"[A-Za-z][\w.$:/#-]{0,120}\Z")
_DIGITS = re.compile(r"[1-5]\d\d\Z")
_SHORTEST_ID = 3


def _as_text(value: Any) -> str | None:
    return value if isinstance(value, str) and value and not value.isspace() else None


def _as_status(value: Any, lowest: int = 200) -> int | None:
    if isinstance(value, str) and _DIGITS.match(value):
        value = int(value)
    return int(value) if isinstance(value, (int, float)) and not isinstance(value, bool) and lowest <= value <= 599 else None


def _as_error_status(value: Any) -> int | None:
    return _as_status(value, 400)


def _as_code(value: Any) -> str | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None if isinstance(value, (str, int)) and not isinstance(value, bool) else None


def _as_id(value: Any) -> str | None:
    return "".join(str(value).split()) if isinstance(value, (str, int)) and not isinstance(value, bool) and len(str(value)) > _SHORTEST_ID else None


def _as_url(value: Any) -> str | None:
    return value if isinstance(value, str) and value.startswith("http") else None


def as_name(value: Any) -> str | None:
    """Return a text that is one word, as types and reasons are."""
    return value if isinstance(value, str) and _NAME.match(value) else None


def _table() -> dict[str, list[tuple[str, int, Callable[[Any], Any]]]]:
    out: dict[str, list[tuple[str, int, Callable[[Any], Any]]]] = {}
    for slot, keys, accepts in (("message", _MESSAGE, _as_text), ("status", _STATUS, _as_status), ("code", _CODE, _as_code), ("type", _TYPE, as_name), ("request_id", _REQUEST_ID, _as_id), ("model", _MODEL, _as_text), ("url", _URL, _as_url)):
        for rank, key in enumerate(keys):
            out.setdefault(key, []).append((slot, rank, _as_error_status if slot == "status" and key in ("code", "error_code") else accepts))
    return out


SLOTS = _table()
"""Key of a body → the fields it may fill, the key's rank among the keys of that field, and what it takes."""
