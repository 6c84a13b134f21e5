"""The published JSON Schemas of what Errata writes."""

from __future__ import annotations

from typing import Any

from errata._library.load import library
from errata._library.validate import RETRIES, STATES

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"type": ["string", "null"]}
_NUMBER_OR_NULL = {"type": ["number", "null"]}


def _object(properties: dict[str, Any], required: list[str] | None = None, *, extra: bool = False) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties) if required is None else required, "additionalProperties": extra}


def diagnosis_schema() -> dict[str, Any]:
    """Return the JSON Schema of `errata.diagnosis/1`."""
    classes = [*library()["classes"], "unknown"]
    entry = _object({"number": {"type": "integer"}, "id": _TEXT, "name": _TEXT, "title": _TEXT, "state": {"enum": list(STATES)}})
    fields = {"provider": _TEXT_OR_NULL, "status": {"type": ["integer", "null"], "minimum": 100, "maximum": 599}, "type": _TEXT_OR_NULL, "code": _TEXT_OR_NULL, "param": _TEXT_OR_NULL, "model": _TEXT_OR_NULL,
              "message": _TEXT, "request_id": _TEXT_OR_NULL, "retry_after": _NUMBER_OR_NULL, "form": _TEXT, "wrappers": {"type": "array", "items": _TEXT}}
    cause = _object({"name": _TEXT, "says": _TEXT, "check": _TEXT, "fix": _TEXT_OR_NULL, "verdict": {"enum": ["passed", "failed", "unknown", None]}})
    return {"$schema": _DIALECT, "$id": "errata.diagnosis/1", "title": "What Errata says of one error", **_object({
        "schema": {"const": "errata.diagnosis/1"}, "confidence": {"enum": ["exact", "class", "guess", "unknown"]}, "class": {"enum": classes},
        "family": {"enum": sorted({name.partition(".")[0] for name in classes})}, "entry": {"anyOf": [entry, {"type": "null"}]},
        "error": _object(fields, extra=True), "retry": _object({"advice": {"enum": [*RETRIES, None]}, "after_s": _NUMBER_OR_NULL}),
        "causes": {"type": "array", "items": cause}, "reason": _TEXT_OR_NULL, "solution": _TEXT_OR_NULL, "redacted": {"type": "integer", "minimum": 0}})}


def library_schema() -> dict[str, Any]:
    """Return the JSON Schema of `errata.library/1`."""
    texts = {"type": "array", "items": _TEXT}
    cause = _object({"name": _TEXT, "says": _TEXT, "check": _TEXT, "fix": _TEXT}, ["name", "says", "check"])
    patterns = {"anyOf": [_TEXT, texts]}
    numbers = {"anyOf": [{"type": "integer"}, {"type": "array", "items": {"type": "integer"}}]}
    match = _object({"message": patterns, "code": patterns, "type": patterns, "param": patterns, "status": numbers, "provider": patterns, "yields": {"type": "boolean"}, "shared": {"type": "boolean"}}, [])
    example = _object({"raw": _TEXT, "source": _TEXT, "reads": {"type": "object"}}, ["raw"])
    lookalike = _object({"raw": _TEXT, "is": _TEXT, "source": _TEXT}, ["raw", "is"])
    entry = _object({
        "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"}, "number": {"type": "integer"}, "name": _TEXT, "title": {"type": "string", "maxLength": 80},
        "class": {"enum": list(library()["classes"])}, "state": {"enum": list(STATES)}, "checked": {"type": "string", "format": "date"}, "status": {"type": "array", "items": {"type": "integer"}},
        "retry": {"enum": list(RETRIES)}, "reason": _TEXT, "solution": _TEXT, "aliases": texts, "seealso": texts, "match": {"type": "array", "items": match}, "cause": {"type": "array", "items": cause},
        "facts": {"type": "object", "additionalProperties": patterns}, "example": {"type": "array", "items": example}, "lookalike": {"type": "array", "items": lookalike}},
        ["id", "number", "name", "title", "class", "state", "checked", "status", "retry", "reason", "solution"])
    table = {"type": "object", "additionalProperties": {"type": "object"}}
    return {"$schema": _DIALECT, "$id": "errata.library/1", "title": "The error library", **_object({
        "schema": {"const": "errata.library/1"}, "version": _TEXT, "classes": table, "families": table, "providers": table, "entries": {"type": "array", "items": entry}})}
