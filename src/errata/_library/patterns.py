"""What a pattern demands: the words to look it up by, the literal it must contain, its weight."""

from __future__ import annotations

import re
from functools import cache
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from errata._library.words import STEM

_FORBIDDEN = {c.ASSERT: "look-around", c.ASSERT_NOT: "look-around", c.GROUPREF: "a back-reference", c.GROUPREF_EXISTS: "a conditional", c.ATOMIC_GROUP: "an atomic group", c.POSSESSIVE_REPEAT: "a possessive repeat"}
_REPEATS = (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT)
_LIMIT = 1000
CAP = 300
"""What an open repeat may take at most."""
_PART = re.compile(r"[A-Za-z]+|\d+|[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff]")
_HUMP = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
Anchor = tuple[tuple[str, ...], str]


class Demand(NamedTuple):
    """
    What any text that matches must contain.

    Attributes:
        anchors: Alternatives; each is (stems that are words of the text, literal that occurs in it, lower case).
        weight: Literal characters that the shortest way through the pattern matches.
    """

    anchors: list[Anchor]
    weight: int


@cache
def demand(pattern: str) -> Demand:
    """
    Analyse a pattern.

    Raises:
        ValueError: where the pattern is not one that RE2 and Hyperscan know, or holds an alternative without a word.
    """
    try:
        tree = _parser.parse(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"pattern {pattern!r} does not compile: {error}") from None
    _refuse(pattern, tree, 0)
    anchors = _anchors(list(tree))
    if not anchors:
        raise ValueError(f"pattern {pattern!r} has an alternative without a literal word of three letters or two Chinese signs")
    return Demand(anchors, _weight(tree))


def bounded(pattern: str) -> str:
    r"""
    Return the pattern with its open repeats capped, so that no text makes it slow.

    `\\w+` becomes `\\w{1,300}`: nothing that an error names is longer, and a search stays linear in the text.
    """
    out, place, in_class = [], 0, False
    while place < len(pattern):
        sign = pattern[place]
        if sign == "\\":
            out.append(pattern[place:place + 2])
            place += 2
            continue
        if in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
            head = re.match(r"\[\^?\]?", pattern[place:])
            sign = head.group() if head else sign
        elif sign in "*+":
            sign = f"{{{'01'[sign == '+']},{CAP}}}"
            out.append(sign)
            place += 1
            continue
        elif sign == "{" and (open_ended := re.match(r"\{(\d+),\}", pattern[place:])):
            out.append(f"{{{open_ended.group(1)},{max(CAP, int(open_ended.group(1)))}}}")
            place += open_ended.end()
            continue
        out.append(sign)
        place += len(sign)
    return "".join(out)


def _refuse(pattern: str, tree: Any, repeats: int) -> None:
    for op, argument in tree:
        if op in _FORBIDDEN:
            raise ValueError(f"pattern {pattern!r} uses {_FORBIDDEN[op]}, which RE2 and Hyperscan do not know")
        if op in _REPEATS:
            _low, high, inner = argument
            open_ended = high > _LIMIT
            if open_ended and repeats:
                raise ValueError(f"pattern {pattern!r} nests open repeats; bound the inner one, as {{0,80}}")
            _refuse(pattern, inner, repeats + open_ended)
        elif op is c.SUBPATTERN:
            _refuse(pattern, argument[3], repeats)
        elif op is c.BRANCH:
            for branch in argument[1]:
                _refuse(pattern, branch, repeats)


def _weight(tree: Any) -> int:
    total = 0
    for op, argument in tree:
        if op is c.LITERAL:
            total += 1 if argument < 0x3000 else 3
        elif op is c.SUBPATTERN:
            total += _weight(argument[3])
        elif op is c.BRANCH:
            total += min(_weight(branch) for branch in argument[1])
        elif op in _REPEATS:
            total += argument[0] * _weight(argument[2])
    return total


def _anchors(items: list[Any]) -> list[Anchor]:
    """The best of: one literal run of this sequence, or one group with its alternatives."""
    best: list[Anchor] = []
    run, starts_word = "", True
    for op, argument in [*items, (None, None)]:
        if op is c.LITERAL:
            run += chr(argument)
            continue
        if run:
            best = _better(best, _run(run, starts_word, op is None or _is_gap(op, argument)))
            run = ""
        starts_word = op is not None and _is_gap(op, argument)
        if op is c.SUBPATTERN:
            best = _better(best, _anchors(list(argument[3])))
        elif op is c.BRANCH:
            branches = [_anchors(list(branch)) for branch in argument[1]]
            if all(branches):
                best = _better(best, [anchor for branch in branches for anchor in branch])
        elif op in _REPEATS and argument[0] > 0:
            best = _better(best, _anchors(list(argument[2])))
    return best


def _is_gap(op: Any, argument: Any) -> bool:
    r"""Say whether this element ends a word for certain: white space, \\b, a class without letters."""
    if op is c.AT:
        return True
    if op is c.IN:
        return all((kind is c.CATEGORY and what in (c.CATEGORY_SPACE, c.CATEGORY_NOT_WORD)) or (kind is c.LITERAL and not chr(what).isalnum()) for kind, what in argument)
    if op in _REPEATS:
        return argument[0] > 0 and len(argument[2]) == 1 and _is_gap(*argument[2][0])
    return False


def _run(run: str, starts_word: bool, ends_word: bool) -> list[Anchor]:
    """A literal run as one anchor; a word that may go on to the left or right counts only where no other is sure."""
    sure: list[str] = []
    unsure: list[str] = []
    for part in _PART.finditer(run):
        word = part.group()
        if part.start() == 0 and not starts_word and word[0] < "\u3400":
            continue
        piece = _CAMEL.match(word) if _HUMP.search(word) else None
        stem = (piece.group() if piece else word)[:STEM].lower()
        whole = piece is not None or part.end() < len(run) or ends_word or word[0] >= "\u3400" or (len(word) >= STEM and not word.isdigit())
        (sure if whole else unsure).append(stem)
    letters = sum(ch.isalpha() for ch in run)
    chinese = sum(ch >= "\u3400" for ch in run)
    stems = tuple(dict.fromkeys(sure or unsure))
    if not stems or (letters < 3 and chinese < 2 and not re.search(r"\d{3}", run)):
        return []
    return [(stems, run.lower())]


def _better(a: list[Anchor], b: list[Anchor]) -> list[Anchor]:
    """Prefer the anchors whose shortest literal is longer."""
    if not a or not b:
        return a or b
    return b if min(len(literal) for _, literal in b) > min(len(literal) for _, literal in a) else a
