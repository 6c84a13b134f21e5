"""The fields of the innermost error in a body of any provider's shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from errata._observe.keys import SLOTS, as_name
from errata._observe.waits import seconds

_INNER = ("error", "errors", "err", "Error", "Response", "base_resp", "fault", "detail", "details", "metadata", "raw", "response", "responseBody", "response_body", "body", "data", "cause", "innererror", "inner_error", "lastError", "last_error",
          "exception", "header", "status_details", "errorDetails", "incomplete_details", "exc_info", "stack_trace", "stacktrace", "stack", "traceback", "log", "msg", "message", "textPayload", "jsonPayload", "Body", "ResponseMetadata", "$metadata", "error_details", "previous_errors", "result", "text", "original_error", "upstream_error")
_ECHO = frozenset({"request", "requestBodyValues", "requestBody", "request_body", "messages", "prompt", "input", "inputs", "config", "options", "kwargs", "tools", "contents", "payload", "params", "parameters", "query", "headers", "responseHeaders", "generation", "failed_generation", "choices", "instructions", "body_sent", "args", "user_prompt", "model_inputs", "ctx"})
_MAX_DEPTH = 9
_INNER_RANK = {key: rank for rank, key in enumerate(_INNER)}


@dataclass(slots=True)
class Fields:
    """What one error says of itself; None where it does not say."""

    message: str | None = None
    status: int | None = None
    type: str | None = None
    code: str | None = None
    param: str | None = None
    model: str | None = None
    request_id: str | None = None
    retry_after: float | None = None
    url: str | None = None
    shapes: list[str] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    wrappers: list[str] = field(default_factory=list)

    def fill(self, other: Fields) -> None:
        """Take from the other what this one does not say."""
        for name in ("message", "status", "type", "code", "param", "model", "request_id", "retry_after", "url"):
            if getattr(self, name) is None:
                setattr(self, name, getattr(other, name))
        self.shapes += other.shapes
        self.strings += other.strings
        self.wrappers = other.wrappers + self.wrappers


def looks_like_error(value: Any) -> bool:
    """Say whether an object carries an error rather than something that was quoted."""
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict) and looks_like_error(value[0])
    if not isinstance(value, dict):
        return False
    keys = value.keys()
    if keys & {"error", "errors", "Error", "err", "base_resp", "fault", "responseBody", "error_msg", "error_code", "errorMessage", "innererror", "__type", "errmsg", "Response", "exception", "incomplete_details", "promptFeedback", "blockReason", "detail", "failed_generation"}:
        return True
    text = any(isinstance(value.get(k), str) for k in ("message", "msg", "Message", "text", "log", "textPayload", "body"))
    return (text and bool(keys & {"code", "type", "status", "statusCode", "status_code", "param", "request_id", "Code", "object", "level", "severity", "errors", "cause", "name", "time", "ts", "timestamp", "requestId", "reason", "documentation_url", "raw", "sid"})) \
        or (text and len(keys) <= 2) or bool(keys & {"status", "statusCode", "status_code", "errno", "syscall"} and keys & {"code", "type", "param", "headers", "requestID", "url", "cause", "errno"})


def read(value: Any, peel: Any, depth: int = 0) -> Fields:
    """
    Read an object or list as an error.

    Args:
        value: What was parsed.
        peel: Reads a string that may hold a further error and returns its Fields, or None where it holds none.
        depth: Nesting so far.
    """
    if isinstance(value, list):
        return _read_list(value, peel, depth)
    if not isinstance(value, dict) or depth > _MAX_DEPTH:
        return Fields()
    own = _own(value)
    inner = Fields()
    for key in sorted(value.keys() & _INNER_RANK.keys(), key=_INNER_RANK.__getitem__):
        child = value[key]
        if not child:
            continue
        found = _child(key, child, peel, depth)
        if found is None:
            continue
        if inner.message is None and found.message is not None:
            found.fill(inner)
            inner = found
        else:
            inner.fill(found)
    own.shapes += _shapes(value)
    inner_has_error = inner.message is not None
    if inner_has_error and own.message is not None and own.message not in inner.strings:
        own.strings.append(own.message)
    own.strings += _leaves(value)
    if inner_has_error and inner.code is None and inner.type is None and own.message and _passes_on(value):
        own.wrappers.append("openrouter")
    inner.fill(own)
    return inner


def _child(key: str, child: Any, peel: Any, depth: int) -> Fields | None:
    if isinstance(child, str):
        if key in ("error", "err", "raw", "log", "textPayload", "responseBody", "response_body", "stack", "exception", "exc_info", "stack_trace", "stacktrace", "traceback", "cause"):
            return peel(child, True)  # type: ignore[no-any-return]
        return peel(child, False)  # type: ignore[no-any-return]
    if isinstance(child, dict):
        if key in ("data", "body", "response", "result", "header") and not (looks_like_error(child) or child.keys() & {"code", "message", "status", "statusCode"}):
            return None
        return read(child, peel, depth + 1)
    if isinstance(child, list):
        return _read_list(child, peel, depth + 1)
    return None


def _read_list(items: list[Any], peel: Any, depth: int) -> Fields:
    """A list of errors (FastAPI, GraphQL, Google details): the first with a message counts, the others are heard."""
    out = Fields()
    if items and all(isinstance(item, dict) and "loc" in item for item in items[:3]):
        return _pydantic(items)
    for item in items[:8]:
        found = read(item, peel, depth + 1) if isinstance(item, (dict, list)) else (peel(item, False) or Fields()) if isinstance(item, str) else Fields()
        if isinstance(item, str) and out.message is None and found.message is None and len(items) == 1:
            found.message = item
        out.fill(found)
    return out


def _pydantic(items: list[Any]) -> Fields:
    lines = [f"{'.'.join(str(part) for part in item['loc'] if part != 'body')}: {item.get('msg', '')}" for item in items[:8] if isinstance(item.get("loc"), (list, tuple))]
    first = items[0]
    place = first.get("loc") or ()
    return Fields(message="; ".join(lines) or None, type=as_name(first.get("type")), param=str(place[-1]) if place else None, strings=[str(first.get("msg", ""))], shapes=["pydantic"])


def _own(value: dict[str, Any]) -> Fields:
    """What this object says itself; of several keys for one field the one that stands first in the tables counts."""
    out = Fields()
    best: dict[str, tuple[int, Any]] = {}
    for key, content in value.items():
        for slot, rank, accepts in SLOTS.get(key, ()):
            if (slot not in best or rank < best[slot][0]) and (taken := accepts(content)) is not None:
                best[slot] = (rank, taken)
    for slot, (_, taken) in best.items():
        setattr(out, slot, taken)
    _strings_as_errors(value, out)
    _google(value, out)
    out.param = _param(value)
    if out.request_id is None and isinstance(value.get("id"), str) and value["id"].startswith("req"):
        out.request_id = value["id"]
    out.retry_after = _wait(value)
    return out


def _strings_as_errors(value: dict[str, Any], out: Fields) -> None:
    """`{"error": "text"}` and `{"errors": ["text"]}`: the text is the message, or beside a message the type."""
    error, errors = value.get("error"), value.get("errors")
    if isinstance(error, str):
        if out.message is None:
            out.message = error
        elif out.type is None and out.message != error and as_name(error):
            out.type = error
    if out.message is None and isinstance(errors, list) and errors and isinstance(errors[0], str):
        out.message = "; ".join(str(text) for text in errors[:5])


def _google(value: dict[str, Any], out: Fields) -> None:
    """Google puts the number into `code` and the name into `status`, and the reason into `details`."""
    status = value.get("status")
    if isinstance(status, str) and re.fullmatch(r"[A-Za-z][A-Za-z_ ]{2,60}", status) and (out.message is not None or "code" in value):
        if out.code is None or out.code == str(out.status):
            out.code = status
        if out.type is None:
            out.type = status
    reason = value.get("reason")
    if isinstance(reason, str) and as_name(reason) and value.get("@type", "").endswith("ErrorInfo"):
        out.type = reason
    if value.get("title") and value.get("detail") and out.type is None:
        out.type = str(value["title"])
    details = value.get("details")
    if isinstance(details, list):
        for item in details[:8]:
            if not isinstance(item, dict):
                continue
            if isinstance(item.get("reason"), str) and out.code and not out.code.isdigit():
                out.type = item["reason"]
            if isinstance(item.get("retryDelay"), str):
                out.retry_after = seconds(item["retryDelay"])


def _param(value: dict[str, Any]) -> str | None:
    for key in ("param", "parameter", "field"):
        param = value.get(key)
        if isinstance(param, str) and param.strip():
            return param
    violations = value.get("fieldViolations") or value.get("field_violations")
    if isinstance(violations, list) and violations and isinstance(violations[0], dict):
        name = violations[0].get("field")
        return name if isinstance(name, str) else None
    return None


def _wait(value: dict[str, Any]) -> float | None:
    for key in ("retryDelay", "retry_after", "retry-after", "retryAfter", "estimated_time", "retry_after_seconds", "Retry-After", "resets_in_seconds", "resets_in", "wait_seconds"):
        if key in value and (wait := seconds(value[key])) is not None:
            return wait
    if "retry_after_ms" in value and (wait := seconds(value["retry_after_ms"])) is not None:
        return wait / 1000
    headers = value.get("headers") or value.get("responseHeaders")
    if isinstance(headers, dict):
        low = {str(k).lower(): v for k, v in headers.items()}
        if (wait := seconds(low.get("retry-after-ms"))) is not None:
            return wait / 1000
        return seconds(low.get("retry-after"))
    return None


def _passes_on(value: dict[str, Any]) -> bool:
    return isinstance(value.get("metadata"), dict) and "raw" in value["metadata"]


def _leaves(value: Any, depth: int = 0) -> list[str]:
    """All strings of an object that are not an echo of the request."""
    out: list[str] = []
    if depth > 4:
        return out
    if isinstance(value, dict):
        for key, child in value.items():
            if key not in _ECHO:
                out += [child] if isinstance(child, str) else _leaves(child, depth + 1)
    elif isinstance(value, list):
        for child in value[:20]:
            out += [child] if isinstance(child, str) else _leaves(child, depth + 1)
    return out


def _shapes(value: dict[str, Any]) -> list[str]:
    """Names of providers whose body has this shape and no other's."""
    out: list[str] = []
    error = value.get("error")
    if value.get("type") == "error" and isinstance(error, dict) and "message" in error and "code" not in error and "http_code" not in error:
        out.append("anthropic")
    if isinstance(error, dict):
        if isinstance(error.get("code"), int) and isinstance(error.get("status"), str) and error["status"].isupper():
            out.append("google")
        if isinstance(error.get("metadata"), dict) or (isinstance(value.get("user_id"), str) and value["user_id"].startswith(("user_", "org_"))):
            out.append("openrouter")
        if set(error) == {"code", "message"} and isinstance(error["code"], str) and re.fullmatch(r"1[0-3]\d\d|1[12]\d", error["code"]):
            out.append("zhipu")
    if "base_resp" in value:
        out.append("minimax")
    if "error_code" in value and "error_msg" in value:
        out.append("baidu")
    if value.get("success") is False and isinstance(value.get("errors"), list) and "result" in value:
        out.append("cloudflare")
    if isinstance(value.get("errors"), list) and "trace" in value and "status_code" in value:
        out.append("watsonx")
    if isinstance(value.get("code"), str) and isinstance(value.get("message"), str) and "request_id" in value and "error" not in value:
        out.append("dashscope")
    return out
