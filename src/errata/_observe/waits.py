"""Waits in every notation that providers use, as seconds."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_UNIT = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|毫秒|秒|分钟|小时)", re.IGNORECASE)
_CHINESE = {"毫秒": "ms", "秒": "s", "分钟": "m", "小时": "h"}
_DURATION = r"(\d+(?:\.\d+)?(?:\s*(?:milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)\b|\s*(?:秒|分钟|小时))(?:\s*\d+(?:\.\d+)?\s*(?:ms|s|m|h)\b)*|\d+(?:\.\d+)?[hm]\d[\dhms.]*)"
_PROSE = re.compile(
    r"(?:(?:try|retry)(?:ing)?(?: again)?(?: your request)?(?: in| after)|available (?:again )?in|resets? (?:in|after)|(?:please )?wait(?: for)?|retry[-_ ]?after|retrydelay|请在|等待)"
    r"(?: at least| about| approximately)?[\s:=\"']{0,4}" + _DURATION, re.IGNORECASE)
_BARE = re.compile(r"(?:retry[-_ ]after|try again in|retry in|estimated_time)[\s:=\"']{1,4}(\d+(?:\.\d+)?)(?![\d.]|\s?[a-z%])", re.IGNORECASE)
_TRIGGERS = ("retry", "again", "wait", "available", "reset", "estimated_time", "请在", "等待")
_OWN_BACK_OFF = re.compile(r"\b(?:retrying|sleeping|backing off|waiting)\b.{0,40}$", re.IGNORECASE)


def seconds(value: object) -> float | None:
    """
    Read a wait: a number of seconds, `9.816s`, `644ms`, `1m26.4s`, `2 hours`, an HTTP date or an ISO date.

    Returns:
        Seconds, at least 0; None where the value is no wait.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return float(value) if 0 <= value < 1e9 else None
    text = str(value).strip()
    try:
        number = float(text)
    except ValueError:
        parts = _PART.findall(text)
        if parts:
            return round(sum(float(n) * _UNIT[_unit(u)] for n, u in parts), 6)
        return _until(text)
    return number if 0 <= number < 1e9 else None


def _unit(word: str) -> str:
    word = _CHINESE.get(word, word.lower())
    return "ms" if word.startswith(("ms", "milli")) else word[0]


def _until(text: str) -> float | None:
    """Seconds from now until a date."""
    try:
        moment = datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, round((moment - datetime.now(UTC)).total_seconds(), 3))


def wait_in(text: str) -> float | None:
    """Read the wait that a provider's sentence names; what the client says of its own back-off is not one."""
    low = text.lower()
    if not any(trigger in low for trigger in _TRIGGERS):
        return None
    for pattern in (_PROSE, _BARE):
        for match in pattern.finditer(text):
            if not _OWN_BACK_OFF.search(text[max(0, match.start() - 40):match.start() + 8]):
                return seconds(match.group(1))
    return None
