"""The class where no entry fits: from code, type and status, else guessed from the words."""

from __future__ import annotations

from functools import cache
from typing import Any

from errata._library.load import library
from errata._match.guess import guess
from errata._nouns import Diagnosis, Observation


def class_of(seen: Observation) -> Diagnosis:
    """Return a diagnosis without an entry."""
    for value in (seen.code, seen.type):
        if value is not None and (found := _table("codes").get(value.lower())):
            return _named("class", found, seen)
    if seen.status is not None and (found := _table("statuses").get(str(seen.status))):
        return _named("class", found, seen)
    if guessed := guess(seen):
        return _named("guess", guessed[0], seen, round(guessed[1], 4))
    return Diagnosis(confidence="unknown", error_class="unknown", observation=seen)


def _named(confidence: Any, error_class: str, seen: Observation, probability: float | None = None) -> Diagnosis:
    return Diagnosis(confidence=confidence, error_class=error_class, observation=seen, retry=library()["classes"][error_class]["retry"], probability=probability)


@cache
def _table(kind: str) -> dict[str, str]:
    return {str(value).lower(): name for name, row in library()["classes"].items() for value in row.get(kind, ())}
