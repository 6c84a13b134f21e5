"""
Explain an error.

  errata explain "Error code: 429 - …"     a text
  errata explain err.txt                   a file
  app.py 2>&1 | errata explain             standard input
  errata explain 10510                     an entry, by number, name or id

Exit status: 0 where the error is known, 1 where it is not, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import errata
from errata._cli import EXIT_UNKNOWN, UsageError
from errata._library.load import look_up
from errata._nouns import Diagnosis, Entry

_MAX_NAME = 120
_MAX_PATH = 1000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("error", nargs="*", metavar="ERROR", help="text, file, or number, name or id of an entry; standard input where it is left out or -")
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print the diagnosis as errata.diagnosis/1")
    shape.add_argument("--markdown", action="store_true", help="print the page as Markdown")
    shape.add_argument("--why", action="store_true", help="print which entries contended, with their weights")
    shape.add_argument("--each-line", action="store_true", help="explain each line by itself; one JSON object per line comes out")
    shape.add_argument("--schema", action="store_true", help="print the JSON Schema of errata.diagnosis/1")


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    if options.schema:
        from errata._show.schemas import diagnosis_schema

        print(json.dumps(diagnosis_schema(), indent=2))
        return 0
    entries, raw = _subject(options.error)
    if options.each_line:
        return _each_line(raw)
    if entries:
        return _entries(entries, options)
    diagnosis = errata.explain(raw)
    if options.json:
        print(json.dumps(diagnosis.to_dict(), ensure_ascii=False, indent=2))
    elif options.markdown:
        from errata._show.markdown import page

        print(page(diagnosis), end="")
    elif options.why:
        _why(raw)
    else:
        from errata._show.terminal import show

        show(diagnosis)
    return EXIT_UNKNOWN if diagnosis.confidence == "unknown" else 0


def _subject(words: list[str]) -> tuple[list[Entry], str | bytes]:
    """Decide what was named: entries, a file, a text or standard input."""
    if not words or words == ["-"]:
        if sys.stdin.isatty():
            print("Paste the error, then press Ctrl-D.", file=sys.stderr)
        raw = sys.stdin.buffer.read()
        if not raw.strip():
            raise UsageError("standard input is empty; give a text, a file or the number of an entry")
        return [], raw
    text = " ".join(words)
    if not text.strip():
        raise UsageError("the text is empty; give a text, a file or the number of an entry")
    if len(words) == 1:
        if len(text) < _MAX_PATH and "\n" not in text and _is_file(text):
            return [], _read(text)
        if len(text) < _MAX_NAME and (entries := look_up(text)):
            return entries, ""
        if _looks_like_a_path(text):
            raise UsageError(f"there is no file {text!r}, and no entry of that name; `errata library {Path(text).stem}` searches the entries")
        if text.lstrip("#").isdigit() and len(text) > 3:
            raise UsageError(f"no entry has the number {text}; `errata library` lists them")
    return [], text


def _is_file(text: str) -> bool:
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


def _read(name: str) -> bytes:
    path = Path(name)
    if path.is_dir():
        raise UsageError(f"{name!r} is a folder; give a file")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{name!r} cannot be read: {error.strerror}") from None
    if not raw.strip():
        raise UsageError(f"{name!r} is empty")
    return raw


def _looks_like_a_path(text: str) -> bool:
    return not any(sign in text for sign in " {\"'<\n") and "://" not in text and (text.endswith((".txt", ".log", ".json", ".jsonl", ".md", ".out", ".err")) or text.startswith(("/", "./", "../", "~")))


def _entries(entries: list[Entry], options: argparse.Namespace) -> int:
    if options.json:
        from errata._library.load import library

        print(json.dumps([{"id": entry.id, **library()["entries"][entry.id]} for entry in entries], ensure_ascii=False, indent=2))
        return 0
    if len(entries) > 1 and not options.markdown:
        print(f"{len(entries)} entries have this name:\n")
        for entry in entries:
            print(f"  {entry.number}  {entry.id:<44} {entry.title}")
        print("\nerrata explain NUMBER shows one of them.")
        return 0
    if options.markdown:
        from errata._show.markdown import page

        print("\n".join(page(entry) for entry in entries), end="")
    else:
        from errata._show.terminal import show

        show(entries[0])
    return 0


def _each_line(raw: str | bytes) -> int:
    """One diagnosis per line; a line that is a JSON string is taken out of its quotes."""
    status = EXIT_UNKNOWN
    for line in _lines(raw):
        diagnosis = _explain_line(line)
        status = 0 if diagnosis.confidence != "unknown" else status
        sys.stdout.write(json.dumps(diagnosis.to_dict(), ensure_ascii=False) + "\n")
    return status


def _lines(raw: str | bytes) -> Iterator[str]:
    text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    return (line for line in text.split("\n") if line.strip())


def _explain_line(line: str) -> Diagnosis:
    value: Any = line
    if line.lstrip()[:1] == '"':
        try:
            value = json.loads(line)
        except ValueError:
            value = line
    return errata.explain(value if isinstance(value, str) else line)


def _why(raw: str | bytes) -> None:
    from errata._match import contest
    from errata._observe import observe

    seen = observe(raw)
    contenders = contest(seen)
    if not contenders:
        print("No entry matches; the class comes from code, type, status or the words.")
    for place, contender in enumerate(contenders, 1):
        row = contender.row
        wants = {key: row[key] for key in ("message", "code", "type", "param", "status", "provider") if key in row}
        print(f"{place}. {row['entry']}  weight {contender.weight}{', yields' if row.get('yields') else ''}, found in the {contender.where}")
        for key, value in wants.items():
            print(f"     {key}: {' and '.join(map(str, value)) if key == 'message' else ' or '.join(map(str, value))}")
