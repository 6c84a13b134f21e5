"""The telling sentence of a text without a body."""

from __future__ import annotations

import re

from errata._observe.clean import without_frames, without_prefix

_EXCEPTION = r"(?:[\w$]+(?:\.|::))*[A-Z][\w$]*(?:Error|Exception|Timeout|Failure|Warning|Fault|Interrupt|Closed|Disconnected|Exhausted|Denied|Refused|NotFound|InvalidArgument|Unauthenticated|Unavailable|DeadlineExceeded|Argument)\w*"
_LAST_LINE = re.compile(rf"(?m)^{_EXCEPTION}:?(?: |$)")
_PEELS = tuple(re.compile(pattern) for pattern in (
    r"(?:Exception in thread \"[^\"]*\"|Unhandled exception\.|Uncaught(?: \(in promise\))?|fatal error:|panic:|Caused by:|\[cause\]:|--->|thread '[^']*' panicked at|(?:request|call|completion) failed(?: \(attempt [\d/]+\))?:|error:|Error:|ERROR:)\s+",
    rf"{_EXCEPTION}(?: \[[\w.]+\])?:\s+",
    r"\w+Exception - ",
    r"Error code: [1-5]\d\d(?: - |$)",
    r"(?:GET|POST|PUT|PATCH|DELETE) \"?https?://[^\s\"]+\"?: [1-5]\d\d(?: [A-Z][A-Za-z]+){1,4}\s*",
    r"HTTP [1-5]\d\d \([^()\n]*\)\s*(?:Parameter: \S+\s+)?",
    r"<?[1-5]\d\d>?(?: [A-Z_]{4,40}\.?)?(?: - |: |\. | (?=\S))",
    r"An error occurred \(\w+\) when calling the \w+ operation(?: \(reached max retries: \d+\))?: ",
    r"Bad request: (?=rpc)|rpc error: code = \w+ desc = ",
    r"The model returned the following errors: ",
    r"InternalError\.[\w.]+: ",
    r"\((?:[A-Z][A-Za-z]+|\d{3})\) (?=[A-Z])",
))
_MAX_PEELS = 10


def message_of(text: str) -> str:
    """Return the last exception of a traceback, the first of another trace, else the text, without the names before the sentence."""
    text = without_frames(text).strip()
    if "\n" in text and (heads := list(_LAST_LINE.finditer(text))):
        python = "Traceback (most" in text or heads[0].start() > 0
        text = text[heads[-1 if python else 0].start():]
    first, newline, rest = text.partition("\n")
    text = (without_prefix(first) + newline + rest).strip()
    return peel(text) or text


def peel(text: str) -> str:
    """Take class names, status codes and other announcements from the front of a sentence, as long as something is left."""
    for _ in range(_MAX_PEELS):
        for pattern in _PEELS:
            if (match := pattern.match(text)) and match.end():
                rest = text[match.end():].strip()
                if rest:
                    text = rest
                    break
        else:
            break
    if len(text) > 2 and text[0] == text[-1] and text[0] in "'\"" and text[0] not in text[1:-1]:
        text = text[1:-1]
    return text
