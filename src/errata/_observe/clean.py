"""A text without what a terminal, a log or a web page put around it."""

from __future__ import annotations

import html
import re
from typing import TypeVar

_T = TypeVar("_T", str, bytes)
LIMIT = 200_000
"""Characters that are read of a longer text: a quarter from its beginning, the rest from its end."""

_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]{0,500}(?:\x07|\x1b\\)|\x1b[@-_]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b]")
_BOX = re.compile(r"^[ \t]*[│┃║▌▏▎|┆╎]+ ?|[ \t]*[│┃║▐┆╎|]+[ \t]*$|[╭╮╰╯┌┐└┘├┤┬┴┼═╔╗╚╝╠╣╦╩╬]+[─━═]*|[─━═]{3,}", re.MULTILINE)
_BOX_SIGN = re.compile(r"[│┃║▌▏▎▐┆╎╭╮╰╯┌┐└┘├┤┬┴┼═╔╗╚╝╠╣╦╩╬─━]")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_TAG_BLOCK = re.compile(r"<(script|style|svg|head)\b[^>]{0,500}>.{0,100000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title[^>]{0,200}>(.{0,300}?)</title", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[!/?a-zA-Z][^<>]{0,2000}>")
_FRAME = re.compile(
    r"""^[ \t]*(?:File\ ".*",\ line\ \d+.*(?:\n(?!\s*File\ ")[ \t]+(?![\w.]*(?:Error|Exception)\b)\S.*)?(?:\n[ \t]+[~^]+[~^ \t]*$)?
      |at\ .*[(:].*|at\ (?:async\ )?[\w.$<>]+$|\.\.\.\ \d+\ (?:more|common\ frames).*|[~^]+[ \t~^]*
      |\.{3}\ *|goroutine\ \d+.*|\t/\S+\.go:\d+.*|from\ /\S+:\d+:in\ .*|\#\d+\ /\S+\(\d+\).*)$""", re.MULTILINE | re.VERBOSE)
_PREFIX = re.compile(
    r"""^(?:(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[ ]?[+-]\d\d:?\d\d|[ ]UTC)?\]?|\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?|[A-Z][a-z]{2}\s+\d{1,2}\ \d\d:\d\d:\d\d|\d{10,19}|[IWEF]\d{4}\ \d\d:\d\d:\d\d\.\d+\s+\d+)[ \t|:-]+
        (?:(?:stdout|stderr)\ [FP]\ )?)+""", re.VERBOSE | re.MULTILINE)
_LEVEL = re.compile(
    r"""^(?:[\w.@/-]{1,60}(?:\[\d+\])?:?\s+){0,2}?\[?\b(?:ERROR|WARN(?:ING)?|INFO|DEBUG|CRITICAL|FATAL|TRACE|SEVERE|error|warn|fatal|fail)\b\]?:?[ \t]*
        (?:(?:\[[^\]\n]{1,60}\]|[\w.$/-]{1,60}(?=\ -\ |:\ ))[ \t:|-]*){0,3}(?:[-|][ \t]+)?""", re.VERBOSE)


def as_text(raw: str | bytes) -> str:
    """Decode, and cut a text that is too long to its beginning and its end."""
    if isinstance(raw, (bytes, bytearray, memoryview)):
        raw = _window(bytes(raw)).decode("utf-8", "replace")
    return _window(raw)


def _window(raw: _T) -> _T:
    if len(raw) <= LIMIT:
        return raw
    head = raw[:LIMIT // 4]
    return head + (b"\n" if isinstance(raw, bytes) else "\n") + raw[-LIMIT * 3 // 4:]


def clean(text: str) -> str:
    """Take away colours, boxes, margins, quotation marks of mail and the tags of a web page."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.replace("\n", "").replace("\t", "").isprintable():
        text = _ANSI.sub("", text)
    if (not text.isascii() and _BOX_SIGN.search(text)) or "\n|" in text or text.startswith("|"):
        text = _BOX.sub("", text)
    if text.startswith(">") or "\n>" in text:
        text = _QUOTED.sub("", text)
    return text.strip()


def without_tags(text: str) -> str:
    """Return the words of a web page: its title, then what its body shows."""
    titles = " ".join(title for title in _TITLE.findall(text))
    body = _TAG.sub(" ", _TAG_BLOCK.sub(" ", text))
    return html.unescape(f"{body} {titles}" if titles else body)


def is_page(text: str) -> bool:
    """Say whether a text holds a web page."""
    return "<" in text and re.search(r"<(?:!doctype html|html|head|body|title|h1|center|p|hr|div)\b", text, re.IGNORECASE) is not None


def without_frames(text: str) -> str:
    """Drop the frames of tracebacks and stack traces: their code is nobody's statement about the error."""
    if "\n" not in text:
        return text
    return re.sub(r"\n{2,}", "\n", _FRAME.sub("", text))


def without_prefix(line: str) -> str:
    """Drop time, level, thread and logger from the start of a log line."""
    stripped = _PREFIX.sub("", line, count=1)
    return _LEVEL.sub("", stripped, count=1) if stripped != line or _LEVEL.match(stripped) else line


def normal(text: str) -> str:
    """Collapse white space and unify quotation marks and apostrophes, as patterns expect it."""
    if not text.isascii():
        text = text.translate(_QUOTES)
    return " ".join(text.split())


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "´": "'", "\u00a0": " ", "…": "...", "–": "-", "\u2011": "-"})
