"""`errata library new`: an entry drafted from a pasted error."""

from __future__ import annotations

import json
import re
import sys
from datetime import UTC, datetime

import errata
from errata._cli.explain import _subject
from errata._library.load import library
from errata._nouns import Diagnosis

_VARIABLE = re.compile(r"https?://\S+|`[^`]+`|'[^']+'|\"[^\"]+\"|\b(?:req|call|msg|org|proj|file|chatcmpl)[-_]\w+\b|\b[\w./:-]*\d[\w./:-]*\b")
_MAX_PATTERN = 90
_TEMPLATE = """\
number  = {number}
name    = {name}
title   = "<Who failed at what, past tense, at most 80 characters>"
class   = {error_class}
state   = "draft"
checked = {today}
status  = [{status}]
retry   = {retry}

reason = \"\"\"
<What happened and why, one sentence per line.>
<What this error shows to be right.>
\"\"\"
solution = \"\"\"
<The steps that end it, most likely first.>
\"\"\"

[[match]]
{constraints}

[[cause]]
name  = "<name>"
says  = "<One way how this very error comes about.>"
check = "<a name of planned.toml>"
fix   = "<a name of planned.toml, or leave the line out>"

[[example]]
raw    = {raw}
source = "<where this wording was seen>"

[[lookalike]]
raw = '''<a text close to it that is another error>'''
is  = "<id of that entry>"
"""


def draft(words: list[str]) -> int:
    """Print a TOML file that a contributor completes; where it goes and what remains to be done is said on standard error."""
    entries, raw = _subject(words)
    if entries:
        print(f"errata library new: {entries[0].id} is in the library already; errata explain {entries[0].number} shows it.", file=sys.stderr)
        return 0
    diagnosis = errata.explain(raw)
    seen = diagnosis.observation
    if diagnosis.entry is not None:
        print(f"Note: this is seen as {diagnosis.entry.id}. If that is right, add your wording to it as an example instead.", file=sys.stderr)
    folder = seen.provider or "generic"
    name = (seen.code or seen.type or "name_me").lower().replace("-", "_")
    slug = re.sub(r"[^a-z0-9]+", "-", name).strip("-") or "name-me"
    print(_toml(diagnosis, name))
    print(f"\nSave it as src/errata/library/{folder}/{slug}.toml, rename it after what happened, complete each line marked <…>, then run: python tools/check_entries.py {folder}", file=sys.stderr)
    return 0


def _toml(diagnosis: Diagnosis, name: str) -> str:
    seen = diagnosis.observation
    error_class = diagnosis.error_class if diagnosis.error_class != "unknown" else "<family.kind of docs/taxonomy.md>"
    number = 1 + max((entry["number"] for entry in library()["entries"].values()), default=10000)
    constraints = [f"message = {_quoted(pattern_of(seen.message))}"] if seen.message else []
    constraints += [f"code    = {_quoted(seen.code)}"] if seen.code and not seen.code.isdigit() else []
    return _TEMPLATE.format(
        number=number, name=_quoted(name), error_class=_quoted(error_class), today=datetime.now(UTC).date(), status=seen.status or "", retry=_quoted(diagnosis.retry or "after-fix"),
        constraints="\n".join(constraints) or 'message = "<the words that carry the meaning>"', raw=_multiline(seen.text or seen.message))


def pattern_of(message: str) -> str:
    """Return a pattern of a sentence: its words as they are, what varies as gaps."""
    sentence = " ".join(message.split())[:400]
    pieces = [re.escape(piece).replace("\\ ", " ") for piece in _VARIABLE.split(sentence)]
    pattern = ""
    for number, piece in enumerate(pieces):
        if len(pattern) > _MAX_PATTERN:
            break
        pattern += (r"\S{1,200}" if number else "") + piece
    return pattern.strip().strip(".")


def _quoted(text: str) -> str:
    return f"'{text}'" if "'" not in text and "\n" not in text else json.dumps(text, ensure_ascii=False)


def _multiline(text: str) -> str:
    return f"'''{text}'''" if "'''" not in text else json.dumps(text, ensure_ascii=False)
