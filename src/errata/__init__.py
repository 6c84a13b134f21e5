"""Errata, the error library for LLM APIs."""

from __future__ import annotations

from typing import Any

from errata._nouns import Cause, Diagnosis, Entry, Observation

__all__ = ["Cause", "Diagnosis", "Entry", "Observation", "__version__", "explain"]
__version__ = "0.1.0"


def explain(raw: Any, /) -> Diagnosis:
    """
    Say which known error this is, why it happened and what to do.

    Args:
        raw: The error in any form: text or bytes (a message, a body, a traceback, a log line, a web page), a parsed body,
            an exception of any SDK, or a response of httpx, httpx2 or requests.

    Returns:
        The diagnosis. It never fails; what nobody knows is `unknown`.
    """
    from errata._match import decide
    from errata._observe import observe

    return decide(observe(raw))
