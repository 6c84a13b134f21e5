"""The nouns of Errata: immutable values without behaviour beyond reading themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Confidence = Literal["exact", "class", "guess", "unknown"]
Retry = Literal["never", "after-fix", "back-off", "wait"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """
    What a text, body, exception or response says of an error, before anything is known of it.

    Attributes:
        message: The innermost error message, white space kept.
        text: Everything that was said, bodies flattened, without what the request echoed.
        provider: Id of the provider, server or gateway that the evidence names; None where it does not tell.
        status: HTTP status, 100 to 599.
        type: The body's type of error.
        code: The body's code, numbers as text.
        param: The parameter that the body, or failing that the message, names.
        model: Model or deployment.
        request_id: The id that the provider gave the request.
        retry_after: Wait in seconds that the provider (never the client) names.
        url: The URL that the failed request went to.
        form: How the error was presented: json, python, node, java, http, log, text, …
        wrappers: Libraries and gateways that passed the error on, outermost first.
        redacted: How many credentials were removed from the text.
        from_prose: Names of the fields that no body carries and a sentence alone told; an entry's own pattern reads them better.
    """

    message: str = ""
    text: str = ""
    provider: str | None = None
    status: int | None = None
    type: str | None = None
    code: str | None = None
    param: str | None = None
    model: str | None = None
    request_id: str | None = None
    retry_after: float | None = None
    url: str | None = None
    form: str = "text"
    wrappers: tuple[str, ...] = ()
    redacted: int = 0
    from_prose: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One way how an error comes about, with the names of the check that confirms it and of the fix that removes it."""

    name: str
    says: str
    check: str
    fix: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the library knows of one error; docs/entries.md says what each key means."""

    id: str
    number: int
    name: str
    title: str
    error_class: str
    state: str
    checked: str
    status: tuple[int, ...]
    retry: Retry
    reason: str
    solution: str
    causes: tuple[Cause, ...]
    examples: tuple[dict[str, Any], ...] = ()
    aliases: tuple[str, ...] = ()
    seealso: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The emitter: provider, server, library, `network` or `generic`."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """
    Which known error it is, how sure that is, what was read out of it, and the advice.

    Attributes:
        confidence: exact (an entry fits), class (status, type or code tell the class), guess (the classifier), unknown.
        error_class: A class of the taxonomy, or "unknown".
        observation: What the input said.
        entry: The entry, where confidence is exact.
        facts: What the entry's patterns read from the message, beyond the observation's own fields.
        retry: Whether a retry can help: never, after-fix, back-off, wait.
        probability: Calibrated probability of the class, where it was guessed.
    """

    confidence: Confidence
    error_class: str
    observation: Observation
    retry: Retry | None = None
    entry: Entry | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    probability: float | None = None

    @property
    def family(self) -> str:
        """The word before the dot of the class: auth, request, limit, data, model, network, service, client or unknown."""
        return self.error_class.partition(".")[0]

    def to_dict(self) -> dict[str, Any]:
        """Return the diagnosis as `errata.diagnosis/1`, ready for `json.dumps`."""
        from errata._show.record import record

        return record(self)

    def __str__(self) -> str:
        """Return the page that a person reads: plain text, 80 columns."""
        from errata._show.text import page

        return page(self)
