"""Libraries and gateways that only passed an error on."""

from __future__ import annotations

import re

_WRAPPERS = (
    ("litellm", re.compile(r"\blitellm\.(?:exceptions\.)?\w+|LiteLLM", re.IGNORECASE)),
    ("langchain", re.compile(r"\blangchain[\w.]*\b|During task with name", re.IGNORECASE)),
    ("llama-index", re.compile(r"\bllama_index\b", re.IGNORECASE)),
    ("vercel-ai", re.compile(r"\bAI_\w+Error\b|@ai-sdk/")),
    ("openrouter", re.compile(r"Provider returned error")),
    ("portkey", re.compile(r"\bportkey", re.IGNORECASE)),
    ("one-api", re.compile(r"\(request id: \w+\)|one_api_error|new_api_error|upstream_error|bad_response_status_code")),
    ("helicone", re.compile(r"helicone", re.IGNORECASE)),
    ("spring-ai", re.compile(r"org\.springframework\.ai")),
    ("crewai", re.compile(r"\bcrewai\b", re.IGNORECASE)),
    ("tenacity", re.compile(r"tenacity\.RetryError|RetryError\[")),
)
_TRIGGERS = ("litellm", "langchain", "during task", "llama_index", "ai_", "@ai-sdk", "provider returned", "portkey", "request id:", "one_api", "new_api", "upstream_error", "bad_response", "helicone", "springframework", "crewai", "retryerror")


def in_text(text: str) -> list[str]:
    """Return the names of the wrappers that the text shows, in a fixed order."""
    low = text.lower()
    if not any(trigger in low for trigger in _TRIGGERS):
        return []
    return [name for name, pattern in _WRAPPERS if pattern.search(text)]
