"""Pages in a terminal, with colours."""

from __future__ import annotations

import sys
from typing import TextIO

from errata._nouns import Diagnosis, Entry
from errata._show import text

_STYLES = {"title": "bold", "kicker": "cyan", "heading": "bold cyan", "name": "green", "good": "bold green", "bad": "red", "dim": "dim", "plain": ""}


def show(subject: Diagnosis | Entry, stream: TextIO | None = None) -> None:
    """Print a page: with colours where the stream is a terminal that wants them, else plain."""
    stream = stream or sys.stdout
    if not stream.isatty():
        stream.write(text.page(subject))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, soft_wrap=True)
    for line in text.lines(subject, min(console.width, text.WIDTH)):
        console.print(Text.assemble(*((part, _STYLES[style]) for part, style in line)), soft_wrap=True)
