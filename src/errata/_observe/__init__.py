"""observe: any text, bytes, dict, exception or response gives an Observation, never an exception."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from errata._nouns import Observation
from errata._observe import clean, loose, objects, wrappers
from errata._observe.fields import Fields, looks_like_error, read
from errata._observe.lines import read_lines
from errata._observe.message import message_of, peel
from errata._observe.prose import PROSE, read_prose
from errata._observe.provider import name_provider
from errata._observe.redact import redact

_MAX_PEELS = 6
_HTTP_HEAD = re.compile(r"\A(?:[<*>] ?)?HTTP/\d[^\n]{0,200}\n(?:(?:[<*>] ?)?[\w-]{1,60}: ?[^\n]{0,2000}\n){0,80}\s*(?=\S)")
def observe(raw: Any) -> Observation:
    """
    Read an error in whatever form it comes.

    Args:
        raw: Text, bytes, a parsed body, an exception of any SDK, a response of httpx, httpx2 or requests; anything else is read as its `str`.
    """
    form, text, given = objects.unpack(raw)
    if isinstance(raw, Mapping):
        return _assemble("json", "", given)
    text = clean.clean(clean.as_text(text))
    text, redacted = redact(text)
    if clean.is_page(text):
        text, form = clean.without_tags(text), form or "html"
    peeled = _peel(text, 0)
    peeled.fill(given)
    return _assemble(form or _form(text), text, peeled, redacted)


def _peel(text: str, depth: int) -> Fields:
    """Read the innermost error of a text: bodies in it, escaped or not, and what the lines around them say."""
    outside, found = _split(text, depth)
    if found is None and depth < _MAX_PEELS and loose.is_escaped(text):
        return _peel(loose.unescape(text), depth + 1)
    around = Fields()
    if outside and not outside.isspace():
        around = read_lines(outside)
        around.strings.append(outside)
        around.wrappers = wrappers.in_text(outside)
    if found is None:
        around.message = message_of(_HTTP_HEAD.sub("", outside))
        return around
    found.fill(around)
    return found


def _split(text: str, depth: int) -> tuple[str, Fields | None]:
    """The text without its bodies, and the fields of the body that is an error."""
    if "{" not in text:
        return text, None
    outside: list[str] = []
    found: Fields | None = None
    position = 0
    for value, start, end in loose.bodies(text):
        is_error = looks_like_error(value)
        if not is_error and not _is_request(value):
            continue
        outside.append(text[position:start])
        position = end
        if is_error and depth < _MAX_PEELS:
            fields = read(value, lambda inner, sure: _peel_string(inner, depth + 1, sure))
            if found is None:
                found = fields
            elif found.message is None or (fields.message is not None and _says_more(fields, found)):
                fields.fill(found)
                found = fields
            else:
                found.fill(fields)
    outside.append(text[position:])
    if found is not None and found.message is None and not (found.code or found.type or found.status):
        return text, None
    joined = "".join(outside)
    if found is not None and found.message is None:
        found.message = message_of(joined) or None
    return joined, found


def _says_more(new: Fields, old: Fields) -> bool:
    return old.code is None and old.type is None and (new.code is not None or new.type is not None) and (new.message or "") not in (old.message or "")


def _peel_string(text: str, depth: int, sure: bool) -> Fields | None:
    """A string inside a body: an error only where it holds a body, an SDK's line or is named as one."""
    if depth > _MAX_PEELS:
        return None
    if "{" in text or loose.is_escaped(text):
        inner = _peel(text, depth)
        if inner.message is not None and (inner.type or inner.code or inner.status or inner.shapes or sure):
            return inner
    if sure:
        if clean.is_page(text):
            text = clean.without_tags(text)
        around = read_lines(text)
        around.message = message_of(text)
        around.strings.append(text)
        around.wrappers = wrappers.in_text(text)
        return around
    return None


def _is_request(value: Any) -> bool:
    return isinstance(value, dict) and ("messages" in value or "contents" in value or "prompt" in value) and not value.keys() & {"error", "message", "code"}


def _assemble(form: str, text: str, fields: Fields, redacted: int = 0) -> Observation:
    spoken = peel((fields.message or "").strip())
    said = clean.without_frames("\n".join(dict.fromkeys(string for string in [*fields.strings, spoken] if string)))
    if not text:
        said, redacted = redact(said)
        spoken = redact(spoken)[0]
    evidence = f"{text}\n{said}\n{fields.url or ''}" if not text or "\\" in text else text
    provider = name_provider(evidence, fields.shapes, fields.url)
    prose = Fields(message=spoken)
    read_prose(clean.normal(spoken), fields.url or said, prose)
    from_prose = frozenset(name for name in PROSE if getattr(fields, name) is None and getattr(prose, name) is not None)
    fields.message = spoken
    fields.fill(prose)
    return Observation(
        message=spoken, text=clean.normal(said), provider=provider, status=fields.status, type=fields.type, code=fields.code, param=fields.param, model=fields.model,
        request_id=fields.request_id, retry_after=fields.retry_after, url=fields.url, form=form, wrappers=tuple(dict.fromkeys(fields.wrappers)), redacted=redacted, from_prose=from_prose)


_FORMS = (
    ("python", re.compile(r"Traceback \(most recent call last\)|^(?:[a-z_]\w*\.)+[A-Z]\w+(?:Error|Exception)?: |^[A-Z]\w+Error: .*\[|Error code: \d{3}")),
    ("java", re.compile(r"Exception in thread|^\s*at [\w.$]+\([\w.]+\.(?:java|kt|scala):\d+\)|^(?:[a-z]\w*\.){2,}\w+Exception", re.MULTILINE)),
    ("dotnet", re.compile(r"Unhandled exception\. System\.|^\s+at [\w.]+\(.*\) in |System\.[\w.]+Exception|ClientResultException")),
    ("node", re.compile(r"^\s+at .*\((?:file|node|/|async)|node_modules|\[cause\]:|^\w+Error(?: \[\w+\])?: ", re.MULTILINE)),
    ("http", re.compile(r"^(?:< )?HTTP/\d", re.MULTILINE)),
    ("curl", re.compile(r"^curl: \(\d+\)", re.MULTILINE)),
    ("go", re.compile(r"^(?:POST|GET|Post|Get) \"https?://")),
    ("rust", re.compile(r"error sending request|panicked at|reqwest::|hyper::")),
    ("stream", re.compile(r"^(?:event: \w+\n)?data: ?[{\[]", re.MULTILINE)),
    ("log", re.compile(r"^\[?(?:\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d)|\b(?:ERROR|WARN|WARNING)\b")),
)


def _form(text: str) -> str:
    if text[:1] in "{[" and text[-1:] in "}]":
        return "json"
    return next((name for name, pattern in _FORMS if pattern.search(text)), "text")
