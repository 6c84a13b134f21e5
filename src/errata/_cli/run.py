"""
Run a command and explain the error it dies of.

  errata run -- python app.py

The command keeps its input, output and exit status; where it ends with another status than 0 and its last lines hold an LLM API error,
the explanation follows on standard error.
"""

from __future__ import annotations

import argparse
import os
import selectors
import signal
import subprocess
import sys
from collections import deque
from typing import IO

import errata
from errata._cli import UsageError
from errata._nouns import Diagnosis
from errata._show.terminal import show

TAIL = 64 * 1024
"""Bytes of the last output in which the error is looked for."""

_NOT_FOUND, _NOT_EXECUTABLE = 127, 126


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="-- COMMAND", help="the command with its arguments")


def run(options: argparse.Namespace) -> int:
    """Run the command; the status is the command's own, 128 + N where signal N ended it."""
    command = options.command[1:] if options.command[:1] == ["--"] else options.command
    if not command:
        raise UsageError("no command given; errata run -- python app.py")
    tail: deque[bytes] = deque()
    try:
        status = _pass_through(command, tail)
    except FileNotFoundError:
        print(f"errata run: {command[0]!r} was not found", file=sys.stderr)
        return _NOT_FOUND
    except PermissionError:
        print(f"errata run: {command[0]!r} cannot be executed", file=sys.stderr)
        return _NOT_EXECUTABLE
    if status != 0:
        diagnosis = errata.explain(b"".join(tail)[-TAIL:])
        if _is_ours(diagnosis):
            print(file=sys.stderr)
            show(diagnosis, sys.stderr)
    return status


def _is_ours(diagnosis: Diagnosis) -> bool:
    return diagnosis.confidence == "exact" or (diagnosis.confidence in ("class", "guess") and diagnosis.observation.provider is not None)


def _pass_through(command: list[str], tail: deque[bytes]) -> int:
    """Copy both outputs byte by byte as they come, through a terminal of their own where ours is one, and keep their end."""
    sources: dict[int, IO[bytes]] = {}
    ends = []
    for stream in (sys.stdout, sys.stderr):
        reader, writer = os.openpty() if stream.isatty() else os.pipe()
        sources[reader] = stream.buffer
        ends.append(writer)
    try:
        process = subprocess.Popen(command, stdout=ends[0], stderr=ends[1])  # noqa: S603 - running the user's command is the job
    finally:
        for writer in ends:
            os.close(writer)
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN)
    forwarded = signal.signal(signal.SIGTERM, lambda number, _: process.send_signal(number))
    try:
        _copy(sources, tail)
        status = process.wait()
    finally:
        signal.signal(signal.SIGINT, previous)
        signal.signal(signal.SIGTERM, forwarded)
    return 128 - status if status < 0 else status


def _copy(sources: dict[int, IO[bytes]], tail: deque[bytes]) -> None:
    kept = 0
    with selectors.DefaultSelector() as selector:
        for reader in sources:
            selector.register(reader, selectors.EVENT_READ)
        while sources:
            for key, _ in selector.select():
                chunk = _read(key.fd)
                if not chunk:
                    selector.unregister(key.fd)
                    os.close(key.fd)
                    del sources[key.fd]
                    continue
                sources[key.fd].write(chunk)
                sources[key.fd].flush()
                tail.append(chunk)
                kept += len(chunk)
                while kept - len(tail[0]) >= TAIL:
                    kept -= len(tail.popleft())


def _read(reader: int) -> bytes:
    try:
        return os.read(reader, 65536)
    except OSError:                      # Linux answers EIO when the last user of a terminal has gone
        return b""
