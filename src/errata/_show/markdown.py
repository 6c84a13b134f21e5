"""Pages as Markdown."""

from __future__ import annotations

from errata._nouns import Diagnosis, Entry
from errata._show.page import Block, diagnosis_page, entry_page


def page(subject: Diagnosis | Entry) -> str:
    """Return the page of a diagnosis or an entry as CommonMark."""
    blocks = entry_page(subject) if isinstance(subject, Entry) else diagnosis_page(subject)
    return "\n".join(_markdown(block) for block in blocks).strip() + "\n"


def _markdown(block: Block) -> str:
    kind, content = block
    if kind == "title":
        return f"# {content}\n"
    if kind == "heading":
        return f"\n## {content}\n"
    if kind == "kicker":
        return f"{content}\n"
    if kind == "note":
        return f"*{content}*\n"
    if kind == "cause":
        number, cause = content
        names = f"check `{cause.check}`" + (f", fix `{cause.fix}`" if cause.fix else "")
        return f"{number}. {cause.says}\n   {names}"
    if kind == "pairs":
        return "\n".join(f"- {name}: {_code(value)}" for name, value in content)
    if kind == "families":
        return "\n".join(f"- {sign} **{title}**: {text}" for sign, title, text in content)
    if kind == "bullets":
        return "\n".join(f"- {item}" for item in content)
    if kind == "raw":
        fence = "`" * max(3, _longest_fence(content) + 1)
        return f"{fence}\n{content.strip()}\n{fence}\n"
    return str(content)


def _code(value: str) -> str:
    return f"`` {value} ``" if "`" in value else f"`{value}`"


def _longest_fence(text: str) -> int:
    longest = run = 0
    for sign in text:
        run = run + 1 if sign == "`" else 0
        longest = max(longest, run)
    return longest
