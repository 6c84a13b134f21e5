"""The command line: `errata COMMAND …`, one module per command, imported when it is called."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from errata import __version__

COMMANDS = {
    "explain": "say what an error is, why it happened and what to do",
    "library": "list, search, export and extend the entries",
    "run": "run a command and explain the error it dies of",
}
EXIT_UNKNOWN, EXIT_USAGE = 1, 2


class UsageError(Exception):
    """The command was called wrongly; the message says what was wrong and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run the command line.

    Returns:
        0 where the job was done, 1 where nothing is known (explain, library), 2 for a wrong call; `run` gives its command's own status.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    name = arguments[0] if arguments else "--help"
    if name in ("-h", "--help", "help"):
        print(_overview())
        return 0 if arguments else EXIT_USAGE
    if name in ("-V", "--version"):
        print(f"errata {__version__}")
        return 0
    if name not in COMMANDS:
        print(f"errata: {name!r} is no command; there are {', '.join(COMMANDS)}. To explain a text: errata explain {name!r}", file=sys.stderr)
        return EXIT_USAGE
    command = importlib.import_module(f"errata._cli.{name}")
    parser = argparse.ArgumentParser(prog=f"errata {name}", description=command.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.arguments(parser)
    try:
        return int(command.run(parser.parse_args(arguments[1:])))
    except UsageError as error:
        print(f"errata {name}: {error}", file=sys.stderr)
        return EXIT_USAGE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _overview() -> str:
    rows = "\n".join(f"  {name:<9} {says}" for name, says in COMMANDS.items())
    return f"usage: errata COMMAND …\n\nThe error library for LLM APIs.\n\n{rows}\n\nerrata COMMAND --help says more of each.\n"
