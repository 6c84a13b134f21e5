"""Objects out of text in any notation: JSON, Python, JavaScript, Ruby, PHP, protobuf; escaped, truncated or broken."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from typing import Any

_DECODER = json.JSONDecoder(strict=False)
_START = re.compile(r"\[?\s*\{")
_ESCAPED = re.compile(r'[\[{]\s*\\+["n]')
_TOKEN = re.compile(
    r"""\s+|"((?:[^"\\]|\\.)*)"?|'((?:[^'\\]|\\.)*)'?|`((?:[^`\\]|\\.)*)`?|(=>|[{}\[\](),:=;<>])|([^\s{}\[\](),:="'`;<>]+)""", re.DOTALL)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0"}
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "none": None, "nil": None, "undefined": None, "nan": None}
_NUMBER = re.compile(r"-?\d{1,18}(?:\.\d{1,18})?")
_MAX_BODIES = 12
_MAX_DEPTH = 24
_MAX_TOKENS = 4000
_MAX_LITERAL = 20_000
Body = tuple[Any, int, int]


def bodies(text: str) -> Iterator[Body]:
    """Yield each object or list of objects in the text with its start and end, left to right."""
    position, found = 0, 0
    while found < _MAX_BODIES and (start := _START.search(text, position)):
        found += 1
        body = _read(text, start.start())
        if body is None:
            position = start.start() + 1
            continue
        yield body
        position = max(body[2], start.start() + 1)


def unescape(text: str) -> str:
    """Take one level of backslash escapes away."""
    return _ESCAPE.sub(_plain, text)


def is_escaped(text: str) -> bool:
    """Say whether an object in the text has its quotes escaped, as inside another string."""
    return "\\" in text and _ESCAPED.search(text) is not None


def _plain(match: re.Match[str]) -> str:
    word = match.group(1)
    if len(word) > 1:
        return chr(int(word[1:], 16))
    return _PLAIN.get(word, word)


def _read(text: str, start: int) -> Body | None:
    try:
        value, end = _DECODER.raw_decode(text, start)
        return value, start, end
    except (ValueError, RecursionError):
        pass
    closing = _closing(text, start)
    if closing is not None and closing - start < _MAX_LITERAL:
        try:
            return ast.literal_eval(text[start:closing]), start, closing
        except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            pass
    return _Loose(text, start).body()


def _closing(text: str, start: int) -> int | None:
    """Find the end of the bracket that opens at start; quotes are respected."""
    depth, tokens = 0, 0
    for match in _TOKEN.finditer(text, start):
        tokens += 1
        sign = match.group(4)
        if sign in ("{", "["):
            depth += 1
        elif sign in ("}", "]"):
            depth -= 1
            if depth <= 0:
                return match.end()
        if tokens > _MAX_TOKENS:
            break
    return None


class _Loose:
    """A reader that never fails: what it cannot understand it skips."""

    def __init__(self, text: str, start: int) -> None:
        self.tokens = _TOKEN.finditer(text, start)
        self.start = self.end = start
        self.left = _MAX_TOKENS
        self.ahead: tuple[str, Any] | None = None

    def body(self) -> Body | None:
        kind, _ = self.next()
        value = self.list(1) if kind == "[" else self.object(1)
        return (value, self.start, self.end) if value and self.end > self.start else None

    def next(self) -> tuple[str, Any]:
        if self.ahead is not None:
            token, self.ahead = self.ahead, None
            return token
        for match in self.tokens:
            self.left -= 1
            if self.left < 0:
                break
            double, single, tick, sign, word = match.groups()
            self.end = match.end()
            if sign:
                return ("=" if sign in (":", "=", "=>") else sign), sign
            if word is not None:
                return "word", word
            for string in (double, single, tick):
                if string is not None:
                    return "string", unescape(string) if "\\" in string else string
        return "end", None

    def value(self, token: tuple[str, Any], depth: int) -> Any:
        kind, content = token
        if kind == "{":
            return self.object(depth + 1) if depth < _MAX_DEPTH else None
        if kind in "[(":
            return self.list(depth + 1) if depth < _MAX_DEPTH else None
        if kind == "word":
            return self.word(content)
        return content if kind == "string" else None

    def word(self, content: str) -> Any:
        low = content.lower()
        if low in _WORDS:
            return _WORDS[low]
        if _NUMBER.fullmatch(content):
            return float(content) if "." in content else int(content)
        words = [content]
        while True:                                  # an unquoted sentence, up to the next sign
            token = self.next()
            if token[0] != "word":
                self.ahead = token
                break
            words.append(token[1])
        return self.called(words)

    def called(self, words: list[str]) -> Any:
        """`Name {…}`, `Name(…)` and `Name [extra] {…}`: the object is the value."""
        token = self.ahead
        if token and token[0] == "{":
            self.ahead = None
            inner = self.object(3)
            return {"message": " ".join(words), **inner} if isinstance(inner, dict) and len(words) > 1 else inner
        return " ".join(words)

    def object(self, depth: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        key: Any = None
        while True:
            kind, content = token = self.next()
            if kind in ("}", "end", ")"):
                return out
            if kind in ("string", "word") and key is None:
                after = self.next()
                if after[0] == "=":
                    key = str(content).lstrip(":")
                elif after[0] == "{" and depth < _MAX_DEPTH:
                    out[str(content)] = self.object(depth + 1)
                elif after[0] == "(" and depth < _MAX_DEPTH:
                    self.list(depth + 1)
                else:
                    self.ahead = after
                    if after[0] in ("}", "end") and not out:
                        return out
            elif kind == "=" and key is None:
                continue
            elif key is not None and kind not in (",", ";"):
                if kind != "=":
                    out.setdefault(key, self.value(token, depth))
                    key = None
            elif kind in "{[(":
                inner = self.value(token, depth)
                if isinstance(inner, dict):
                    for name, value in inner.items():
                        out.setdefault(name, value)
            else:
                key = None

    def list(self, depth: int) -> list[Any]:
        out: list[Any] = []
        while True:
            kind, _content = token = self.next()
            if kind in ("]", ")", "end"):
                return out
            if kind == "}":
                self.ahead = token
                return out
            if kind in (",", ";", "="):
                continue
            out.append(self.value(token, depth))
