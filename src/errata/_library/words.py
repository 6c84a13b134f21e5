"""The words of a text by which patterns and markers are looked up."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]+|\d+|[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff]")
_HUMP = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
STEM = 5
"""Letters of a word that count, so that `limit` finds `limits`."""


def words(text: str) -> set[str]:
    """Return the stems of all words, numbers and Chinese signs; `ConnectTimeout` gives its parts and the whole."""
    found = {word[:STEM] for word in _WORD.findall(text.lower())}
    if _HUMP.search(text):
        found.update(word[:STEM].lower() for word in _CAMEL.findall(text))
    return found
