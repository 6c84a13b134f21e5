"""The library as the engine uses it, read once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from errata._nouns import Cause, Entry

ROOT = Path(__file__).parent.parent / "library"
GENERATED = Path(__file__).parent / "library.json"
"""Written by the build into the wheel; a checkout has none and reads the TOML files."""


@cache
def library() -> dict[str, Any]:
    """Return the compiled library; `build.compile_library` says what it holds."""
    if GENERATED.exists():
        return json.loads(GENERATED.read_bytes())  # type: ignore[no-any-return]

    from errata._library.build import compile_library

    return compile_library(ROOT)


@cache
def entry(id_: str) -> Entry:
    """
    Return one entry.

    Raises:
        KeyError: where no entry has the id.
    """
    raw = library()["entries"][id_]
    return Entry(
        id=id_, number=raw["number"], name=raw["name"], title=raw["title"], error_class=raw["class"], state=raw["state"], checked=raw["checked"],
        status=tuple(raw["status"]), retry=raw["retry"], reason=raw["reason"].strip(), solution=raw["solution"].strip(),
        causes=tuple(Cause(**cause) for cause in raw.get("cause", ())), examples=tuple(raw.get("example", ())),
        aliases=tuple(raw.get("aliases", ())), seealso=tuple(raw.get("seealso", ())))


def look_up(name: str) -> list[Entry]:
    """Return the entries that a number, an id, a name or an alias leads to; none where it leads nowhere."""
    known = library()
    name = name.strip()
    if name in known["entries"]:
        return [entry(name)]
    if (number := name.lstrip("#")) in known["numbers"]:
        return [entry(known["numbers"][number])]
    return [entry(id_) for id_ in known["names"].get(name.lower(), ())]
