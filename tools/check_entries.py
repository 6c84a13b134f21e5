"""
Hold entries against their own claims: `python tools/check_entries.py FOLDER… [--facts DIR]`.

Prints what breaks the format, the style, an example or a look-alike, and ends with 1 where anything does.
`--facts DIR` also reads files of facts (JSON lines as the regression corpus has them), renders each whose provider is a FOLDER
(for network, http-page and SDK folders: each runtime fact) and prints those that get no exact diagnosis or another class.
`--try FILE` explains each paragraph of a file (- for standard input) in one line.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import errata
from errata._library.build import LibraryError, compile_library
from errata._library.load import ROOT, library
from errata._match import contest
from errata._observe import observe
from errata.testing import problems


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", help="folders below the library; all where none is given")
    parser.add_argument("--facts", type=Path)
    parser.add_argument("--try", dest="texts")
    parser.add_argument("--max", type=int, default=60, help="problems to print")
    options = parser.parse_args()
    if options.texts:
        return try_texts(sys.stdin.read() if options.texts == "-" else Path(options.texts).read_text(encoding="utf-8"))
    broken: list[LibraryError] = []
    compile_library(ROOT, broken)
    found = [str(error) for error in broken if not options.folders or any(f"{folder}/" in str(error) for folder in options.folders)]
    for id_ in library()["entries"]:
        if not options.folders or id_.partition("/")[0] in options.folders:
            found += [f"{id_}: {problem}" for problem in problems(id_)]
    if options.facts:
        from check_facts import misses

        found += misses(options.facts, options.folders)
    for line in found[:options.max]:
        print(line)
    entries = [id_ for id_ in library()["entries"] if not options.folders or id_.partition("/")[0] in options.folders]
    print(f"{len(entries)} entries, {len(found)} problems")
    return 1 if found else 0


def try_texts(text: str) -> int:
    """Explain each paragraph in one line, with the first three of the contest."""
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            diagnosis = errata.explain(paragraph)
            contenders = [f"{c.row['entry']}({c.weight}{'y' if c.row.get('yields') else ''})" for c in contest(observe(paragraph))[:3]]
            print(f"{diagnosis.error_class} [{diagnosis.confidence}] {' '.join(contenders)} <- {paragraph.strip()[:100]!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
