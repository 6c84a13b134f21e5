"""What holds for any text."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

import errata
from errata._library.load import library
from errata._observe import observe
from errata._observe.redact import MARK, redact
from errata._observe.waits import seconds

PIECES = ["Error code: 429 - ", "{", "}", "[", "]", "'", '"', "\\", '\\"', ":", ",", "\n", "message", "error", "null", "None", "Traceback (most recent call last):\n", "│", "<html>", "</", "\x1b[31m", "data: ", "  at x (y:1)", "余额不足", "\ud800", "HTTP/2 500\n", "2026-11-02 08:00:00 ERROR ", "status: 400", "sk-proj-"]
MESSY = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join)
JSON = st.recursive(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=12)),
                    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(["error", "message", "code", "status", "detail", "errors", "type", "data", "body", "x"]), inner, max_size=4)), max_leaves=20)
EXAMPLES = [example["raw"] for entry in library()["entries"].values() for example in entry.get("example", ())]
KEYS = st.sampled_from(["sk-proj-{}", "sk-ant-api03-{}", "gsk_{}", "AIza{}", "xai-{}", "hf_{}", "Bearer {}", "https://user:{}@host.example/v1", "https://x.example/a?sig={}&b=1", "api_key={}", "nvapi-{}", "AKIA{}"])


@settings(max_examples=300, deadline=None)
@given(MESSY)
def test_any_text_is_explained(text):
    """Text of any kind gives a diagnosis that serialises, and a page."""
    diagnosis = errata.explain(text)

    assert diagnosis.to_dict()["schema"] == "errata.diagnosis/1"
    json.dumps(diagnosis.to_dict())
    assert str(diagnosis)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_explained(raw):
    """Bytes that are no text do no harm."""
    assert errata.explain(raw).confidence in ("exact", "class", "guess", "unknown")


@settings(max_examples=300, deadline=None)
@given(JSON)
def test_any_body_is_explained(body):
    """A parsed body of any shape, and the same body as text, are read alike."""
    assert errata.explain(body).to_dict()["schema"] == "errata.diagnosis/1"
    errata.explain(json.dumps(body))


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(EXAMPLES), st.integers(0, 3000))
def test_truncated_text_is_explained(raw, length):
    """A text that was cut anywhere is still read."""
    errata.explain(raw[:length])


@settings(max_examples=200, deadline=None)
@given(KEYS, st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=32, max_size=48), st.sampled_from(EXAMPLES))
def test_no_key_gets_through(shape, secret, raw):
    """A credential anywhere in the text is in nothing that comes out."""
    secret = secret[:16] if shape.startswith("AKIA") else secret + "7"
    diagnosis = errata.explain(f"{raw}\nkey was {shape.format(secret)} there")

    assert secret not in json.dumps(diagnosis.to_dict())
    assert secret not in str(diagnosis)
    assert secret not in repr(diagnosis)
    assert diagnosis.observation.redacted >= 1


@settings(max_examples=100, deadline=None)
@given(MESSY)
def test_redaction_ends(text):
    """What was redacted holds nothing more to redact."""
    once, _ = redact(text)

    assert redact(once)[0].replace(MARK, "") == once.replace(MARK, "")


@given(st.integers(0, 20), st.integers(0, 59), st.floats(0, 59.9).map(lambda x: round(x, 3)))
def test_waits_in_every_notation(hours, minutes, rest):
    """A duration is the same number of seconds however it is written."""
    total = hours * 3600 + minutes * 60 + rest

    assert abs(seconds(f"{hours}h{minutes}m{rest}s") - total) < 1e-6
    assert abs(seconds(f"{total:.3f}") - total) < 1e-3
    assert abs(seconds(f"{total * 1000:.0f}ms") - total) < 1e-3


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(EXAMPLES), st.sampled_from(["429", "rate limit", "insufficient_quota", "context length", "invalid api key", "timeout"]))
def test_the_prompt_is_no_evidence(raw, words):
    """What the request echoes beside an error does not change its diagnosis."""
    body = {"error": {"message": "Unknown parameter: 'foo'.", "type": "invalid_request_error", "param": "foo", "code": "unknown_parameter"}, "messages": [{"role": "user", "content": f"{words} {raw[:200]}"}]}

    assert errata.explain(json.dumps(body)).error_class == "request.unknown-parameter"
    assert observe(body).message == "Unknown parameter: 'foo'."
