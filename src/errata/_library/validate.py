"""An entry held against docs/entries.md."""

from __future__ import annotations

import re
from typing import Any

from errata._library.patterns import demand

STATES = ("draft", "known", "solved", "retired")
RETRIES = ("never", "after-fix", "back-off", "wait")
_REQUIRED: dict[str, type | tuple[type, ...]] = {"number": int, "name": str, "title": str, "class": str, "state": str, "status": list, "retry": str, "reason": str, "solution": str}
_OPTIONAL = {"checked", "aliases", "seealso", "match", "cause", "facts", "example", "lookalike"}
_CONSTRAINTS = {"message", "code", "type", "param", "status", "provider", "yields", "shared"}


class LibraryError(ValueError):
    """A file of the library breaks the format; the message names the file and what to change."""


def validate(id_: str, entry: dict[str, Any], classes: dict[str, Any]) -> None:
    """
    Hold an entry against docs/entries.md.

    Raises:
        LibraryError: with the id and what to change.
    """
    for key, kind in _REQUIRED.items():
        if not isinstance(entry.get(key), kind):
            raise LibraryError(f"{id_}: {key} is missing or not a {getattr(kind, '__name__', kind)}")
    if unknown := entry.keys() - _REQUIRED.keys() - _OPTIONAL:
        raise LibraryError(f"{id_}: unknown key {min(unknown)}")
    for key, allowed in (("state", STATES), ("retry", RETRIES), ("class", classes)):
        if entry[key] not in allowed:
            raise LibraryError(f"{id_}: {key} = {entry[key]!r} is none of {', '.join(allowed)}")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*", id_):
        raise LibraryError(f"{id_}: an id is lower-case words joined by hyphens")
    for row in entry.get("match", ()):
        _match(id_, row)
    for row in entry.get("cause", ()):
        if not all(isinstance(row.get(key), str) for key in ("name", "says", "check")) or row.keys() - {"name", "says", "check", "fix"}:
            raise LibraryError(f"{id_}: a cause has name, says, check and perhaps fix")
    for part in ("example", "lookalike"):
        for row in entry.get(part, ()):
            if not isinstance(row.get("raw"), str) or (part == "lookalike" and not isinstance(row.get("is"), str)):
                raise LibraryError(f"{id_}: each {part} has raw" + (" and is" if part == "lookalike" else ""))
    _facts(id_, entry.get("facts", {}))


def _match(id_: str, row: dict[str, Any]) -> None:
    if unknown := row.keys() - _CONSTRAINTS:
        raise LibraryError(f"{id_}: unknown constraint {min(unknown)}")
    if not row.keys() - {"yields", "shared"}:
        raise LibraryError(f"{id_}: a match without a constraint")
    try:
        for pattern in as_list(row.get("message", [])):
            demand(pattern)
    except ValueError as error:
        raise LibraryError(f"{id_}: {error}") from None


def _facts(id_: str, facts: dict[str, Any]) -> None:
    for name, patterns in facts.items():
        for pattern in as_list(patterns):
            try:
                groups = re.compile(pattern).groups
            except re.error as error:
                raise LibraryError(f"{id_}: the pattern of fact {name} does not compile: {error}") from None
            if groups != 1:
                raise LibraryError(f"{id_}: the pattern of fact {name} needs exactly one group")


def as_list(value: Any) -> list[Any]:
    """Return a list as it is, and another value as a list of one."""
    return list(value) if isinstance(value, list) else [value]
