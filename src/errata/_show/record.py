"""The diagnosis as `errata.diagnosis/1`."""

from __future__ import annotations

from typing import Any

from errata._nouns import Diagnosis

SCHEMA = "errata.diagnosis/1"
_FIELDS = ("provider", "status", "type", "code", "param", "model", "message", "request_id", "retry_after", "form", "wrappers")


def record(diagnosis: Diagnosis) -> dict[str, Any]:
    """Return the diagnosis as an object that `json.dumps` takes; docs/design.md shows one."""
    seen, known = diagnosis.observation, diagnosis.entry
    error: dict[str, Any] = {name: getattr(seen, name) for name in _FIELDS}
    error["wrappers"] = list(seen.wrappers)
    for name, value in diagnosis.facts.items():
        if error.get(name) is None or name in seen.from_prose:
            error[name] = value
    if seen.url and "url" not in error:
        error["url"] = seen.url
    return {
        "schema": SCHEMA, "confidence": diagnosis.confidence, "class": diagnosis.error_class, "family": diagnosis.family,
        "entry": {"number": known.number, "id": known.id, "name": known.name, "title": known.title, "state": known.state} if known else None,
        "error": error,
        "retry": {"advice": diagnosis.retry, "after_s": error["retry_after"]},
        "causes": [{"name": cause.name, "says": cause.says, "check": cause.check, "fix": cause.fix, "verdict": None} for cause in known.causes] if known else [],
        "reason": known.reason if known else None, "solution": known.solution if known else None, "redacted": seen.redacted,
    }
