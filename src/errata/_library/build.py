"""The TOML files of the library, validated and compiled into one object that loads fast."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from errata._library.patterns import Demand, bounded, demand
from errata._library.validate import LibraryError, as_list, validate
from errata._library.words import STEM, words

WEIGHTS = {"code": 12, "param": 12, "provider": 6, "type": 4, "status": 3}
"""What a satisfied constraint counts, beside the literal characters of the patterns."""


def compile_library(root: Path, broken: list[LibraryError] | None = None) -> dict[str, Any]:
    """
    Read `classes.toml`, `families.toml`, `providers.toml` and all entries below a folder.

    Args:
        root: The folder.
        broken: Where given, what breaks the format is added here and left out, instead of raised.

    Returns:
        A JSON-ready object: `classes`, `families`, `providers`, `entries` (by id), `matches`, `index` (stem → matches), `bare` (matches without a pattern), `numbers`, `names`.

    Raises:
        LibraryError: at the first file that breaks the format.
    """
    classes = _toml(root / "classes.toml")
    providers = _toml(root / "providers.toml")
    entries: dict[str, dict[str, Any]] = {}
    numbers: dict[int, str] = {}
    for path in sorted(root.glob("*/*.toml")):
        id_ = f"{path.parent.name}/{path.stem}"
        try:
            entry = _toml(path)
            entry["checked"] = str(entry.get("checked", ""))
            validate(id_, entry, classes)
            if (other := numbers.setdefault(entry["number"], id_)) != id_:
                raise LibraryError(f"{id_}: number {entry['number']} is taken by {other}")
            entries[id_] = entry
        except LibraryError as error:
            if broken is None:
                raise
            broken.append(error)
    return {"classes": classes, "families": _toml(root / "families.toml"), "providers": providers, "entries": entries, **_matches(entries, providers), **_names(entries), "markers": _markers(providers)}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LibraryError(f"{path}: {error}") from None


def _matches(entries: dict[str, dict[str, Any]], providers: dict[str, Any]) -> dict[str, Any]:
    """Compile the match rows, and index each under the rarest stem of its demands."""
    rows: list[dict[str, Any]] = []
    demands: list[list[Demand]] = []
    for id_, entry in entries.items():
        if entry["state"] == "retired":
            continue
        for match in entry.get("match", ()):
            wanted = [demand(pattern) for pattern in as_list(match.get("message", []))]
            rows.append(_row(id_, match, wanted, providers))
            demands.append(wanted)
    frequency = Counter(stem for entry in entries.values() for text in [*(e["raw"] for e in entry.get("example", ())), entry["title"]] for stem in words(text))
    index: dict[str, list[int]] = {}
    bare: dict[str, list[int]] = {}
    for number, (row, wanted) in enumerate(zip(rows, demands, strict=True)):
        if wanted:
            keys = min((_rarest(d, frequency) for d in wanted), key=lambda keys: max(frequency[k] for k in keys))
            for stem in keys:
                index.setdefault(stem, []).append(number)
        else:
            for key in _bare_keys(row):
                bare.setdefault(key, []).append(number)
    return {"matches": rows, "index": index, "bare": bare}


def _row(id_: str, match: dict[str, Any], wanted: list[Demand], providers: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {"entry": id_, "weight": sum(d.weight for d in wanted)}
    if wanted:
        row["message"] = [bounded(pattern) for pattern in as_list(match["message"])]
        row["literals"] = [[literal for _, literal in d.anchors] for d in wanted]
    for key in ("code", "type", "param", "provider"):
        if key in match:
            row[key] = [str(value).lower() for value in as_list(match[key])]
    if "status" in match:
        row["status"] = as_list(match["status"])
    row["weight"] += sum(WEIGHTS[key] for key in WEIGHTS if key in match)
    folder = id_.partition("/")[0]
    if folder in providers:
        row["tells"] = folder
        if match.get("shared"):
            row["shared"] = True
    if match.get("yields"):
        row["yields"] = True
    return row


def _rarest(wanted: Demand, frequency: Counter[str]) -> set[str]:
    return {min(stems, key=lambda stem: (frequency[stem], -len(stem), stem)) for stems, _ in wanted.anchors}


def _bare_keys(row: dict[str, Any]) -> list[str]:
    """Where a row without a pattern is looked up: its code, else param, type, status, provider."""
    for key in ("code", "param", "type", "status", "provider"):
        if key in row:
            return [f"{key}:{str(value).lower().rstrip('*') if key != 'param' else key}" for value in row[key]]
    return []


def _names(entries: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Numbers and names by which a person asks for an entry; a name may lead to several."""
    names: dict[str, list[str]] = {}
    for id_, entry in entries.items():
        for name in {entry["name"], *entry.get("aliases", ())}:
            names.setdefault(str(name).lower(), []).append(id_)
    return {"numbers": {str(entry["number"]): id_ for id_, entry in entries.items()}, "names": names}


def _markers(providers: dict[str, Any]) -> dict[str, list[list[str]]]:
    """Stem → (marker, provider, kind): hosts of the API and other texts that one provider alone prints."""
    out: dict[str, list[list[str]]] = {}
    for id_, provider in providers.items():
        for kind in ("hosts", "markers", "env"):
            for marker in provider.get(kind, ()):
                literal = marker.lower().lstrip("*")
                parts = re.findall(r"[a-z]+|\d+|[\u3400-\u9fff]", literal)
                stem = max(parts, key=len)[:STEM]
                out.setdefault(stem, []).append([literal, id_, kind])
    return out
