"""What the tests of Errata and of plug-in libraries share: an entry held against its own claims, and the wrappings of an error."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import errata
from errata._library.load import ROOT, library

TABOO = re.compile(r"\b(?:please|simply|just|ensure|make sure)\b", re.IGNORECASE)
"""Words that an entry's own sentences do without."""

MAX_TITLE = 80
"""Characters of a title."""


def _fold(raw: str, width: int = 72) -> str:
    """A terminal's box, that folds inside words."""
    rows = [line[start:start + width] for line in raw.splitlines() or [""] for start in range(0, max(1, len(line)), width)]
    return "\n".join(["╭" + "─" * (width + 2) + "╮", *(f"│ {row:<{width}} │" for row in rows), "╰" + "─" * (width + 2) + "╯"])


def _one_line(raw: str) -> str:
    return raw.replace("\n", "\\n") if "\n" in raw else raw


WRAPPINGS: dict[str, Callable[[str], str]] = {
    "log": lambda raw: f"2026-11-02 08:14:11,204 ERROR [worker-3] app.llm - call failed: {raw}",
    "json log": lambda raw: json.dumps({"level": "error", "ts": "2026-11-02T08:14:11Z", "logger": "llm", "msg": "completion failed", "error": raw}),
    "cloud log": lambda raw: json.dumps({"severity": "ERROR", "insertId": "1x", "resource": {"type": "cloud_run_revision"}, "textPayload": raw, "timestamp": "2026-11-02T08:14:11Z"}),
    "docker log": lambda raw: json.dumps({"log": raw + "\n", "stream": "stderr", "time": "2026-11-02T08:14:11.204Z"}),
    "kubernetes log": lambda raw: "\n".join(f"2026-11-02T08:14:11.204567891Z stderr F {line}" for line in raw.splitlines()),
    "string in JSON": lambda raw: json.dumps({"error": json.dumps({"error": raw})}),
    "quoted mail": lambda raw: "\n".join(f"> {line}" for line in raw.splitlines()),
    "Markdown": lambda raw: f"I get this error:\n```\n{raw}\n```\n",
    "traceback": lambda raw: f'Traceback (most recent call last):\n  File "/srv/app/main.py", line 12, in ask\n    answer = client.ask(question)\nRuntimeError: LLM call failed: {raw}',
    "litellm": lambda raw: f"litellm.APIError: OpenAIException - {raw}",
    "colours": lambda raw: f"\x1b[31mERROR\x1b[0m {raw}",
    "box": _fold,
}
"""What users' tools put around an error; each keeps its diagnosis."""


def problems(id_: str) -> Iterator[str]:
    """
    Yield what is wrong with an entry: its style, its names, its examples and its look-alikes, each run through the whole library.

    Args:
        id_: Id of an entry of the library.
    """
    raw = library()["entries"][id_]
    yield from _style(raw)
    yield from _names(raw)
    for example in raw.get("example", ()):
        yield from _example(id_, example)
    for lookalike in raw.get("lookalike", ()):
        yield from _lookalike(id_, lookalike)


def _style(raw: dict[str, Any]) -> Iterator[str]:
    if len(raw["title"]) > MAX_TITLE:
        yield f"title has {len(raw['title'])} characters, at most {MAX_TITLE}"
    for text in (raw["title"], raw["reason"], raw["solution"], *(cause["says"] for cause in raw.get("cause", ()))):
        if taboo := TABOO.search(_unquoted(text)):
            yield f"says {taboo.group()!r}: {text.strip()[:80]!r}"
    if not raw["reason"].strip() or not raw["solution"].strip():
        yield "reason or solution is empty"
    for key in ("match", "cause", "example", "lookalike"):
        if not raw.get(key) and raw["state"] != "retired":
            yield f"has no {key}"
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", raw["checked"]):
        yield "checked is no date"


def _unquoted(text: str) -> str:
    """Own words only: what stands in backticks or quotation marks is somebody else's."""
    return re.sub(r"`[^`]*`|\"[^\"]*\"", "", text)


def _names(raw: dict[str, Any]) -> Iterator[str]:
    known = library()["entries"]
    planned = tomllib.loads((ROOT / "planned.toml").read_text(encoding="utf-8"))
    for cause in raw.get("cause", ()):
        for kind, folder in (("check", "checks"), ("fix", "fixes")):
            name = cause.get(kind)
            if name and name not in planned[folder] and not (ROOT.parent / folder / f"{name}.py").exists():
                yield f"{kind} {name!r} neither exists nor is planned"
    for other in raw.get("seealso", ()):
        if other not in known:
            yield f"seealso {other!r} is no entry"


def _example(id_: str, example: dict[str, Any]) -> Iterator[str]:
    found = errata.explain(example["raw"]).to_dict()
    got = found["entry"]["id"] if found["entry"] else f"{found['class']} ({found['confidence']})"
    if got != id_:
        yield f"example is seen as {got}: {example['raw'][:160]!r}"
    if not example.get("source"):
        yield f"example without a source: {example['raw'][:80]!r}"
    for name, want in example.get("reads", {}).items():
        if str(found["error"].get(name)) != str(want) and found["error"].get(name) != want:
            yield f"example reads {name} = {found['error'].get(name)!r}, not {want!r}: {example['raw'][:80]!r}"


def _lookalike(id_: str, lookalike: dict[str, Any]) -> Iterator[str]:
    found = errata.explain(lookalike["raw"])
    got = found.entry.id if found.entry else f"{found.error_class} ({found.confidence})"
    if got != lookalike["is"] or got == id_:
        yield f"lookalike should be {lookalike['is']}, is seen as {got}: {lookalike['raw'][:160]!r}"
