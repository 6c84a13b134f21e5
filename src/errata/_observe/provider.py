"""Which provider, server or gateway the evidence names."""

from __future__ import annotations

import re

from errata._library.load import library
from errata._library.words import words

_SDK = (
    ("anthropic.", re.compile(r"(?m)(?:^|[\s'\"(|:])anthropic\.(?:_exceptions\.)?[A-Z]\w+(?:Error|Exception)?\b"), "anthropic"),
    ("com.anthropic", re.compile(r"com\.anthropic\.errors"), "anthropic"),
    ("google.genai", re.compile(r"google\.genai\.errors"), "google-gemini"),
    ("groq.", re.compile(r"(?m)(?:^|[\s'\"(|:])groq\.[A-Z]\w+Error\b"), "groq"),
    ("mistralai", re.compile(r"mistralai\.models\.\w+"), "mistral"),
    ("cohere.", re.compile(r"(?m)(?:^|[\s'\"(|:])cohere\.(?:errors\.)?[A-Za-z_.]*Error\b"), "cohere"),
    ("ollama.", re.compile(r"ollama\._types\.\w+"), "ollama"),
    ("together.error", re.compile(r"together\.error\.\w+"), "together"),
    ("replicate.", re.compile(r"replicate\.exceptions\.\w+"), "replicate"),
    ("dashscope.", re.compile(r"dashscope\.common\.error\.\w+"), "dashscope"),
    ("zhipuai.", re.compile(r"zhipuai\.core\._errors\.\w+"), "zhipu"),
    ("volcenginesdk", re.compile(r"volcenginesdkarkruntime\._exceptions\.\w+"), "volcengine"),
    ("xai_sdk", re.compile(r"xai_sdk\.\w+"), "xai"),
    ("exception -", re.compile(r"\bAnthropicException\b"), "anthropic"),
    ("exception -", re.compile(r"\bAzure(?:OpenAI)?Exception\b"), "azure-openai"),
    ("exception -", re.compile(r"\bBedrockException\b"), "aws-bedrock"),
    ("exception -", re.compile(r"\bGeminiException\b"), "google-gemini"),
    ("exception -", re.compile(r"\bVertexAIException\b"), "google-vertex"),
    ("exception -", re.compile(r"\bMistralException\b"), "mistral"),
    ("exception -", re.compile(r"\bGroqException\b"), "groq"),
    ("exception -", re.compile(r"\bOllamaException\b"), "ollama"),
    ("exception -", re.compile(r"\bOpenrouterException\b"), "openrouter"),
    ("exception -", re.compile(r"\bHuggingfaceException\b"), "huggingface"),
    ("exception -", re.compile(r"\bDeepseekException\b"), "deepseek"),
)
_VERTEX = re.compile(r"(?i)aiplatform|vertex|publishers?[/ ]|publisher model|projects/[\w{}-]+/locations/")
_SAGEMAKER = re.compile(r"InvokeEndpoint|sagemaker", re.IGNORECASE)


def name_provider(text: str, shapes: list[str], url: str | None) -> str | None:
    """
    Name the provider; None where nothing tells.

    Evidence in this order: the host that was called, the shape of the body, the host of any link,
    words that only one provider prints, the SDK's own exception.
    """
    low = text.lower()
    hits = _markers(low)
    if url and (called := next((provider for marker, provider in hits["hosts"] if marker in url.lower()), None)):
        return called
    for shape in shapes:
        if shape == "aws":
            return "sagemaker" if _SAGEMAKER.search(text) else "aws-bedrock"
        if shape == "google":
            return "google-vertex" if _VERTEX.search(text) else "google-gemini"
        if shape != "pydantic" and not (shape == "anthropic" and _other_anthropic(hits)):
            return shape
    for kind in ("hosts", "markers", "env"):
        if hits[kind]:
            return max(hits[kind], key=lambda hit: len(hit[0]))[1]
    for trigger, pattern, provider in _SDK:
        if trigger in low and pattern.search(text):
            return provider
    return None


def _markers(low: str) -> dict[str, list[tuple[str, str]]]:
    """Look up what stands in hosts, paths and names; sentences are for the entries."""
    found: dict[str, list[tuple[str, str]]] = {"hosts": [], "markers": [], "env": []}
    index = library()["markers"]
    named = " ".join([word for word in low.split() if "." in word or "_" in word or "/" in word])
    if named:
        for stem in words(named) & index.keys():
            for marker, provider, kind in index[stem]:
                if marker in low:
                    found[kind].append((marker, provider))
    return found


def _other_anthropic(hits: dict[str, list[tuple[str, str]]]) -> bool:
    """MiniMax, Vertex and others answer in Anthropic's shape; a host of theirs tells."""
    return any(provider != "anthropic" for _, provider in hits["hosts"])
