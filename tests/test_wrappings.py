"""What is put around an error changes nothing about it."""

from __future__ import annotations

import pytest

import errata
from errata import testing
from errata._library.load import library

EXAMPLES = [(id_, example["raw"]) for id_, entry in library()["entries"].items() for example in entry.get("example", ())]
FLOOR = {"box": 0.9, "litellm": 0.97, "string in JSON": 0.97}
"""Share of examples that keep their entry; 0.99 where nothing is said."""


@pytest.mark.parametrize("name", testing.WRAPPINGS)
def test_wrapping_keeps_the_entry(name):
    """Each example in this wrapping gives its own entry."""
    lost = []
    for id_, raw in EXAMPLES:
        found = errata.explain(testing.WRAPPINGS[name](raw)).entry
        if found is None or found.id != id_:
            lost.append(f"{id_}: seen as {found and found.id}: {raw[:120]!r}")

    assert len(lost) <= (1 - FLOOR.get(name, 0.99)) * len(EXAMPLES), "\n".join(lost[:40])


@pytest.mark.parametrize("name", testing.WRAPPINGS)
def test_wrapping_keeps_the_fields(name):
    """Status, code, request id, wait and message come out of every wrapping."""
    raw = "Error code: 429 - {'error': {'message': 'Rate limit reached for gpt-4o in organization org-1 on tokens per min (TPM): Limit 30000, Used 29500, Requested 900. Please try again in 1m26.4s.', 'type': 'tokens', 'param': None, 'code': 'rate_limit_exceeded'}, 'request_id': 'req_0123456789abcdef0123'}"
    error = errata.explain(testing.WRAPPINGS[name](raw)).to_dict()["error"]

    assert (error["code"], error["type"], error["request_id"], error["retry_after"], error["model"]) == ("rate_limit_exceeded", "tokens", "req_0123456789abcdef0123", 86.4, "gpt-4o")
    assert error["status"] == 429
