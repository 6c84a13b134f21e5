"""
Coverage-guided fuzzing of `explain`: `make fuzz` (SECONDS=600 for longer).

Any bytes must give a diagnosis that serialises, in bounded time, without an exception.
"""

from __future__ import annotations

import json
import sys

import atheris

with atheris.instrument_imports(include=["errata"]):
    import errata
    from errata._library.load import library


def one_input(raw: bytes) -> None:
    """Explain one input as bytes and as text."""
    json.dumps(errata.explain(raw).to_dict())
    str(errata.explain(raw.decode("utf-8", "surrogateescape")))


if __name__ == "__main__":
    library()
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
