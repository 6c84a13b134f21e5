"""The page of a diagnosis or an entry as blocks, in the order that docs/design.md gives."""

from __future__ import annotations

from typing import Any, NamedTuple

from errata._library.load import library
from errata._nouns import Diagnosis, Entry

RETRY = {
    "never": "No. The same call will fail again, and nothing in the request repairs it.",
    "after-fix": "Not as it is. Repair the cause first; the unchanged call will fail again.",
    "back-off": "Yes, a few times: wait 1 s, then twice as long after each try, with jitter.",
    "wait": "Yes, after the wait that the provider names.",
}
CONFIDENCE = {
    "exact": "known error",
    "class": "no entry fits; the class follows from its code, type or status",
    "guess": "no entry fits; the class is guessed from its words",
    "unknown": "not known to the library",
}
_HIDDEN = ("message", "form", "wrappers")


class Block(NamedTuple):
    """One part of a page: a kind (title, kicker, heading, paragraph, pairs, cause, bullets, raw, note) and its content."""

    kind: str
    content: Any


def diagnosis_page(diagnosis: Diagnosis) -> list[Block]:
    """Return the page of what was explained."""
    record = diagnosis.to_dict()
    error = record["error"]
    pairs = [(name, _value(name, value)) for name, value in error.items() if value not in (None, "", []) and name not in _HIDDEN and name != "provider"]
    if error["wrappers"]:
        pairs.append(("passed on by", ", ".join(error["wrappers"])))
    read = [Block("heading", "Read from the error"), Block("pairs", pairs)] if pairs else []
    message = [Block("heading", "Message"), Block("raw", error["message"])] if error["message"] else []
    if diagnosis.entry is None:
        return [*_unknown(diagnosis, error["provider"]), *message, *read, *_retry(diagnosis), *_removed(diagnosis)]
    return [*_head(diagnosis.entry, error["provider"]), *message, *_body(diagnosis.entry), *_families(diagnosis.entry, error["status"]), *_retry(diagnosis), *read, *_see_also(diagnosis.entry), *_removed(diagnosis)]


def entry_page(entry: Entry) -> list[Block]:
    """Return the page of an entry, with the wordings it is known in."""
    raws = [Block("raw", example["raw"]) for example in entry.examples]
    sources = list(dict.fromkeys(example["source"] for example in entry.examples if example.get("source")))
    wordings = [Block("heading", "The error, as it is seen"), *raws] if raws else []
    retry = [Block("heading", "Retry?"), Block("paragraph", RETRY[entry.retry])]
    names = [Block("heading", "Also known as"), Block("paragraph", ", ".join(f"`{alias}`" for alias in entry.aliases))] if entry.aliases else []
    found = [Block("heading", "Sources"), Block("bullets", sources)] if sources else []
    return [*_head(entry, None), *_body(entry), *_families(entry, None), *retry, *wordings, *names, *found, *_see_also(entry)]


def _head(entry: Entry, provider: str | None) -> list[Block]:
    status = f"HTTP {', '.join(map(str, entry.status))}" if entry.status else ""
    kicker = [provider_name(provider or entry.folder), f"#{entry.number}", entry.name, entry.error_class, status]
    return [Block("kicker", " · ".join(part for part in kicker if part)), Block("title", entry.title), Block("note", f"state: {entry.state}, checked {entry.checked}")]


def _unknown(diagnosis: Diagnosis, provider: str | None) -> list[Block]:
    known = library()["classes"].get(diagnosis.error_class)
    kicker = " · ".join(part for part in (provider_name(provider) if provider else "", diagnosis.error_class if known else "") if part)
    title = f"{known['means'][0].upper()}{known['means'][1:]}" if known else "No known error of an LLM API"
    note = CONFIDENCE[diagnosis.confidence]
    if diagnosis.probability is not None:
        note += f" (probability {diagnosis.probability:.2f})"
    blocks = [Block("kicker", kicker)] if kicker else []
    blocks += [Block("title", title), Block("note", note)]
    if not known:
        blocks.append(Block("paragraph", "Paste more of it: the whole traceback, the response body, or the line above. `errata library new` drafts an entry from it."))
    return blocks


def _body(entry: Entry) -> list[Block]:
    causes = [Block("cause", (number, cause)) for number, cause in enumerate(entry.causes, 1)]
    return [Block("heading", "What happened"), *_paragraphs(entry.reason), Block("heading", "What to do"), *_paragraphs(entry.solution),
            *([Block("heading", "Causes, most likely first"), *causes] if causes else [])]


def _paragraphs(text: str) -> list[Block]:
    """Sentences stand on lines of their own in the source; list items stay apart, the others flow together."""
    blocks: list[Block] = []
    for line in text.splitlines():
        line = line.strip()
        if not line:
            continue
        if line[:2] in ("- ", "* "):
            blocks.append(Block("bullets", [line[2:]]))
        else:
            blocks.append(Block("sentence", line))
    return blocks


def _families(entry: Entry, status: int | None) -> list[Block]:
    """For a 400: what each family of reasons would mean, and which of them this error rules out."""
    if 400 not in (entry.status if status is None else (status,)) or entry.error_class.startswith("client."):
        return []
    families: dict[str, dict[str, str]] = library()["families"]
    order = list(families)
    own = entry.error_class.partition(".")[0]
    own_place = order.index(own) if own in order else 0
    undecided = entry.id == "http-page/bad-request-without-body"
    rows = []
    for place, (_name, family) in enumerate(families.items()):
        if undecided:
            rows.append(("?", family["title"], family["covers"]))
        elif place > own_place:
            rows.append(("·", family["title"], "Not reached: the call failed before it."))
        elif place < own_place:
            rows.append(("✗", family["title"], "Ruled out. " + family["passed"]))
        else:
            rows.append(("✓", family["title"], "It is this one. " + family["covers"]))
    return [Block("heading", "The six reasons for a 400, and what this error rules out"), Block("families", rows)]


def _retry(diagnosis: Diagnosis) -> list[Block]:
    if diagnosis.retry is None:
        return []
    wait = diagnosis.to_dict()["retry"]["after_s"]
    words = RETRY[diagnosis.retry] + (f" The provider asks for {wait:g} s." if wait is not None else "")
    return [Block("heading", "Retry?"), Block("paragraph", words)]


def _see_also(entry: Entry) -> list[Block]:
    return [Block("heading", "See also"), Block("bullets", [f"errata explain {id_}" for id_ in entry.seealso])] if entry.seealso else []


def _removed(diagnosis: Diagnosis) -> list[Block]:
    count = diagnosis.observation.redacted
    if not count:
        return []
    return [Block("note", f"{count} credential{'s were' if count > 1 else ' was'} removed from what is shown here.")]


def _value(name: str, value: Any) -> str:
    if name == "retry_after":
        return f"{value:g} s"
    return str(value)


def provider_name(folder: str) -> str:
    """Return the name that a person knows a provider or an emitter by."""
    known = library()["providers"].get(folder)
    return str(known["name"]) if known else folder
