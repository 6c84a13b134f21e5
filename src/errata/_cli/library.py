"""
List, search, export and extend the library.

  errata library                                  all entries
  errata library image url                        entries whose words these are
  errata library --provider groq --status 429     filtered
  errata library --json > library.json            the whole library, or what the filters leave, as one file
  errata library new err.txt                      draft an entry from a pasted error

Exit status: 0, 1 where nothing fits, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from typing import Any

from errata import __version__
from errata._cli import EXIT_UNKNOWN, UsageError
from errata._library.load import library
from errata._library.validate import STATES
from errata._show.page import provider_name


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("words", nargs="*", metavar="WORD", help="words that an entry must hold; `new [FILE]` drafts an entry")
    parser.add_argument("--provider", help="folder of the entries: openai, anthropic, network, …")
    parser.add_argument("--class", dest="error_class", help="class or family: limit.tokens, limit")
    parser.add_argument("--status", type=int, help="HTTP status, 100 to 599")
    parser.add_argument("--state", choices=STATES)
    parser.add_argument("--json", action="store_true", help="print the entries as one JSON object (errata.library/1)")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of errata.library/1")
    parser.add_argument("--counts", action="store_true", help="print how many entries each provider, class and state has")


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    if options.schema:
        from errata._show.schemas import library_schema

        print(json.dumps(library_schema(), indent=2))
        return 0
    if options.words[:1] == ["new"]:
        from errata._cli.draft import draft

        return draft(options.words[1:])
    entries = _selected(options)
    if options.json:
        print(json.dumps(_export(entries), ensure_ascii=False, indent=1))
    elif options.counts:
        _counts(entries)
    else:
        _list(entries)
    return 0 if entries else EXIT_UNKNOWN


def _selected(options: argparse.Namespace) -> dict[str, dict[str, Any]]:
    known = library()
    folders = {id_.partition("/")[0] for id_ in known["entries"]}
    if options.provider and options.provider not in folders:
        raise UsageError(f"no entry is of provider {options.provider!r}; there are {', '.join(sorted(folders))}")
    if options.error_class and options.error_class not in known["classes"] and options.error_class not in {name.partition(".")[0] for name in known["classes"]}:
        raise UsageError(f"{options.error_class!r} is no class; there are {', '.join(known['classes'])}")
    return {id_: entry for id_, entry in known["entries"].items() if _fits(id_, entry, options)}


def _fits(id_: str, entry: dict[str, Any], options: argparse.Namespace) -> bool:
    if options.provider and not id_.startswith(options.provider + "/"):
        return False
    if options.error_class and options.error_class not in (entry["class"], entry["class"].partition(".")[0]):
        return False
    if options.status and options.status not in entry["status"]:
        return False
    if options.state and options.state != entry["state"]:
        return False
    if options.words:
        text = " ".join([id_, str(entry["number"]), entry["name"], entry["title"], entry["class"], entry["reason"], entry["solution"], *entry.get("aliases", ()), *(example["raw"] for example in entry.get("example", ()))]).lower()
        return all(word.lower() in text for word in options.words)
    return True


def _export(entries: dict[str, dict[str, Any]]) -> dict[str, Any]:
    known = library()
    return {"schema": "errata.library/1", "version": __version__, "classes": known["classes"], "families": known["families"], "providers": known["providers"],
            "entries": [{"id": id_, **entry} for id_, entry in entries.items()]}


def _list(entries: dict[str, dict[str, Any]]) -> None:
    if not entries:
        print("No entry fits.", file=sys.stderr)
        return
    if sys.stdout.isatty():
        _table(entries)
        return
    for id_, entry in entries.items():
        print(f"{entry['number']}\t{id_}\t{entry['class']}\t{entry['state']}\t{entry['title']}")


def _table(entries: dict[str, dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold cyan")
    for name, wide in (("number", False), ("class", False), ("entry", True)):
        table.add_column(name, no_wrap=not wide, overflow="fold")
    for id_, entry in entries.items():
        table.add_row(str(entry["number"]), entry["class"], f"{entry['title']}\n[dim]{id_} · {entry['state']}[/dim]")
    console = Console(highlight=False)
    console.print(table)
    console.print(f"\n{len(entries)} entries. errata explain NUMBER shows one.")


def _counts(entries: dict[str, dict[str, Any]]) -> None:
    for title, count in (("provider", Counter(provider_name(id_.partition("/")[0]) for id_ in entries)), ("class", Counter(e["class"] for e in entries.values())), ("state", Counter(e["state"] for e in entries.values()))):
        print(title)
        for name, number in sorted(count.items(), key=lambda item: (-item[1], item[0])):
            print(f"  {number:5}  {name}")
    print(f"{len(entries)} entries")
