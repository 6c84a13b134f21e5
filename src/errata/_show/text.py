"""Pages as lines of styled text; joined they are the plain page, in a terminal they have colours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from errata._nouns import Cause, Diagnosis, Entry
from errata._show.page import Block, diagnosis_page, entry_page

WIDTH = 80
"""Columns that no line of a page exceeds, code to copy excepted."""

Line = list[tuple[str, str]]
_WIDE = frozenset("WF")
_PIECE = re.compile(r"\s+|[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[^\s\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+")


def page(subject: Diagnosis | Entry, width: int = WIDTH) -> str:
    """Return the plain page."""
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines(subject, width)) + "\n"


def lines(subject: Diagnosis | Entry, width: int = WIDTH) -> Iterator[Line]:
    """Yield the page's lines, each a list of (text, style) with the styles title, kicker, heading, name, good, bad, dim and plain."""
    blocks = entry_page(subject) if isinstance(subject, Entry) else diagnosis_page(subject)
    for number, block in enumerate(blocks):
        if number and block.kind == "heading":
            yield []
        yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[Line]:
    kind, content = block
    if kind == "cause":
        number, cause = content
        yield from _cause(number, cause, width)
    elif kind == "pairs":
        yield from _pairs(content, width)
    elif kind == "families":
        for sign, title, text in content:
            style = {"✗": "dim", "✓": "good"}.get(sign, "plain")
            yield [("  ", "plain"), (f"{sign} {title}", style)]
            yield from _wrapped(text, width, "    ", "dim" if sign == "✗" else "plain")
    elif kind == "bullets":
        for item in content:
            yield from _wrapped(item, width, "    ", "plain", first="  - ")
    elif kind == "raw":
        for line in content.strip("\n").splitlines():
            yield from _wrapped(line, width, "    ", "plain", first="    ")
        yield []
    elif kind in ("title", "kicker", "heading"):
        yield from _wrapped(content, width, "", kind)
    else:
        yield from _wrapped(content, width, "" if kind == "note" else "  ", "dim" if kind == "note" else "plain")


def _cause(number: int, cause: Cause, width: int) -> Iterator[Line]:
    yield from _wrapped(cause.says, width, "     ", "plain", first=f"  {number}. ")
    names = [("check", cause.check), ("fix", cause.fix)]
    line: Line = [("     ", "plain")]
    for label, name in names:
        if name:
            line += [(f"{label} ", "dim"), (str(name), "name"), ("   ", "plain")]
    yield line


def _pairs(pairs: list[tuple[str, str]], width: int) -> Iterator[Line]:
    indent = 2 + max(len(name) for name, _ in pairs) + 2
    for name, value in pairs:
        first, *rest = _wrap(value, width - indent) or [""]
        yield [(f"  {name}".ljust(indent), "dim"), (first, "plain")]
        for line in rest:
            yield [(" " * indent + line, "plain")]


def _wrapped(text: str, width: int, indent: str, style: str, first: str | None = None) -> Iterator[Line]:
    for number, line in enumerate(_wrap(text, width - len(indent)) or [""]):
        yield [((first if first is not None and number == 0 else indent) + line, style)]


def _wrap(text: str, width: int) -> list[str]:
    """Fold at blanks and between Chinese signs; a word that is wider than the line is cut."""
    out, line, used = [], "", 0
    for piece in _PIECE.findall(text):
        columns = cells(piece)
        if used + columns > width and line:
            out.append(line.rstrip())
            line, used = "", 0
            if piece.isspace():
                continue
        while columns > width:
            head = _head(piece, width - used)
            out.append(line + head)
            piece, line, used = piece[len(head):], "", 0
            columns = cells(piece)
        line, used = line + piece, used + columns
    return [*out, line.rstrip()] if line.strip() else out


def _head(piece: str, width: int) -> str:
    count, used = 0, 0
    for sign in piece:
        used += cells(sign)
        if used > width:
            break
        count += 1
    return piece[:max(1, count)]


def cells(text: str) -> int:
    """Return the columns that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(sign) in _WIDE else 0 if unicodedata.combining(sign) else 1 for sign in text)
