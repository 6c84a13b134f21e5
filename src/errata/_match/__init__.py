"""shortlist and decide: from an Observation to a Diagnosis."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from errata._library.load import entry, library
from errata._library.patterns import bounded
from errata._library.words import words
from errata._match.classes import class_of
from errata._nouns import Diagnosis, Observation
from errata._observe.clean import normal
from errata._observe.waits import seconds

_FOREIGN = 8
"""What a match in another provider's folder loses."""
_AT_HOME = 6


class Contender(NamedTuple):
    """One match row that held, with the weight by which it contends."""

    row: dict[str, Any]
    weight: int
    where: str


def decide(seen: Observation) -> Diagnosis:
    """Name the entry, or failing that the class, that the observation shows."""
    best = next(iter(contest(seen)), None)
    if best is not None:
        return _diagnose(seen, best)
    return class_of(seen)


def contest(seen: Observation) -> list[Contender]:
    """
    Return all match rows that hold, the winner first.

    The innermost message is asked first; where it says too little, all that was said.
    """
    message = normal(seen.message)
    held = _held(seen, message, "message") if message else []
    if not any(not c.row.get("yields") for c in held):
        if seen.text != message:
            held += _held(seen, seen.text, "text")
        held += _bare(seen)
        if "\n" in seen.message and all(c.row.get("yields") for c in held):
            held += _held(seen, normal(re.sub(r" *\n *", "", seen.message)), "text")
    else:
        held += _bare(seen)
    return sorted(held, key=lambda c: (bool(c.row.get("yields")), -c.weight, c.row["entry"]))


def _held(seen: Observation, text: str, where: str) -> list[Contender]:
    known = library()
    index, rows = known["index"], known["matches"]
    low = text.lower()
    out = []
    tried: set[int] = set()
    for stem in words(text) & index.keys():
        for number in index[stem]:
            if number in tried:
                continue
            tried.add(number)
            row = rows[number]
            if not all(any(literal in low for literal in literals) for literals in row["literals"]):
                continue
            if _constraints_hold(row, seen) and all(_compiled(pattern).search(text) for pattern in row["message"]):
                out.append(Contender(row, _weigh(row, seen), where))
    return out


def _bare(seen: Observation) -> list[Contender]:
    """Rows without a pattern: a code or type that tells the whole story."""
    bare, rows = library()["bare"], library()["matches"]
    keys = [f"{name}:{str(value).lower()}" for name, value in (("code", seen.code), ("type", seen.type), ("status", seen.status), ("provider", seen.provider)) if value is not None]
    return [Contender(rows[n], _weigh(rows[n], seen), "fields") for key in [*keys, "param:param"] for n in bare.get(key, ()) if _constraints_hold(rows[n], seen)]


def _constraints_hold(row: dict[str, Any], seen: Observation) -> bool:
    if "status" in row and seen.status not in row["status"]:
        return False
    if "provider" in row and seen.provider not in row["provider"]:
        return False
    if "code" in row and (seen.code or "").lower() not in row["code"]:
        return False
    if "type" in row and (seen.type or "").lower() not in row["type"]:
        return False
    if "param" in row:
        param = (seen.param or "").lower()
        return any(param.startswith(want[:-1]) if want.endswith("*") else param == want for want in row["param"])
    return True


def _weigh(row: dict[str, Any], seen: Observation) -> int:
    weight: int = row["weight"]
    if "tells" in row and seen.provider is not None:
        weight += _AT_HOME if row["tells"] == seen.provider else -_FOREIGN
    return weight


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _fact(pattern: str) -> re.Pattern[str]:
    return re.compile(bounded(pattern), re.IGNORECASE)


def _diagnose(seen: Observation, best: Contender) -> Diagnosis:
    known = entry(best.row["entry"])
    facts = _facts(library()["entries"][known.id].get("facts"), seen.text if best.where == "text" else normal(seen.message))
    if seen.provider is None and "tells" in best.row and not best.row.get("shared"):
        facts["provider"] = best.row["tells"]
    return Diagnosis(confidence="exact", error_class=known.error_class, observation=seen, entry=known, facts=facts, retry=known.retry)


def _facts(patterns: dict[str, Any] | None, text: str) -> dict[str, Any]:
    """Read the entry's facts from the text in which it was found; waits become seconds."""
    out: dict[str, Any] = {}
    for name, wanted in (patterns or {}).items():
        for pattern in wanted if isinstance(wanted, list) else [wanted]:
            match = _fact(pattern).search(text)
            if match and match.group(1):
                value: Any = match.group(1)
                if name in ("limit", "used", "requested"):
                    value = value.replace(",", "")
                elif name == "retry_after":
                    value = seconds(value)
                if value is not None:
                    out[name] = value
                    break
    return out
