"""Credentials out of a text, before anything is stored or shown."""

from __future__ import annotations

import re

# Each row: what must occur in the lower-cased text before the pattern is tried, and the pattern.
# Group 1 (where there is one) stays, so that a reader still sees which kind of credential stood there.
_SHAPES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("sk-",), r"\b(sk-(?:proj-|svcacct-|admin-|ant-(?:api\d\d-|admin\d\d-|oat\d\d-|sid\d\d-)?|or-(?:v1-)?|lf-|litellm-)?)(?![*x.•…]{3})[A-Za-z0-9_-]{12,}"),
    (("aiza",), r"\b(AIza)[A-Za-z0-9_-]{30,}"),
    (("gsk_", "xai-", "pplx-", "csk-", "nvapi-", "tgp_v1_", "fw_", "jina_", "pa-", "dapi", "lsv2_", "ghp_", "gho_", "ghs_", "github_pat_", "hf_", "r8_", "glpat-", "xox"),
     r"\b(gsk_|xai-|pplx-|csk-|nvapi-|tgp_v1_|fw_|jina_|pa-|dapi|lsv2_(?:pt|sk)_|ghp_|gho_|ghs_|github_pat_|hf_|r8_|glpat-|xox[abprs]-)[A-Za-z0-9_-]{16,}"),
    (("akia", "asia"), r"\b(AKIA|ASIA)[A-Z0-9]{16}\b"),
    (("ya29.",), r"\b(ya29\.)[A-Za-z0-9_.-]{20,}"),
    (("eyj",), r"\b(eyJ)[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?"),
    (("bearer", "basic "), r"(?i)\b(Bearer |Basic )(?![*<{$\[])(?=[A-Za-z0-9+/=._~-]{0,200}[0-9=_.-])[A-Za-z0-9+/=._~-]{12,}"),
    (("api_key", "api-key", "apikey", "secret", "password", "passwd", "access_token", "refresh_token", "authorization", "session_token", "x-goog-api-key"),
     r"""(?i)\b((?:[a-z_-]{0,24}api[_-]?key|[a-z_]{0,16}secret(?:[_-](?:access[_-])?key)?|password|passwd|(?:access|refresh|session)_token|authorization)["']?(?: ?[:=]=? ?|: b?)["']?)(?![*<{$\[]|your|none\b|null\b|undefined|true\b|false\b|bearer|basic|sk-|[a-z_.-]+\()(?=[A-Za-z0-9+/_.~-]{0,200}[0-9])[A-Za-z0-9+/_.~=-]{12,}"""),
    (("provided:", "key:"), r"(?i)\b((?:api key|key|token)(?: provided)?: ?['\"`]?)(?![*<])(?=[A-Za-z0-9_.-]{0,60}[0-9])(?=[A-Za-z0-9_.-]{0,60}[A-Za-z])[A-Za-z0-9_.-]{20,}"),
    (("key=", "sig=", "signature=", "token=", "credential=", "code="), r"(?i)([?&](?:key|api[_-]?key|sig|(?:x-(?:amz|goog)-)?(?:signature|credential|security-token)|access_token|token|code)=)(?!\[redacted)[^&\s\"'<>)]{6,}"),
    (("://",), r"(\b[a-z][a-z0-9+.-]{1,20}://)[^\s/@:\"'<>]{1,200}:[^\s/@\"'<>]{1,200}(?=@)"),
    (("cookie",), r"(?i)\b((?:set-)?cookie[\"']?: ?[\"']?)[^\s\"'][^\r\n\"']{3,}"),
    (("private key",), r"(-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)[A-Za-z0-9+/=\s\\]{20,}(?:-----END [A-Z ]{0,20}PRIVATE KEY-----)?"),
    (("@",), r"\b[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?=[A-Za-z0-9.-]{3,})(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}\b"),
)
_COMPILED: dict[str, re.Pattern[str]] = {}
MARK = "[redacted]"


def redact(text: str) -> tuple[str, int]:
    """
    Return the text with each credential replaced by its public prefix and a mark, and how many there were.

    Covered: keys of the providers, bearer and basic tokens, JWTs, cloud keys, signed URLs, passwords in URLs,
    cookies, private keys and e-mail addresses.
    """
    lower = text.lower()
    count = 0
    for triggers, shape in _SHAPES:
        for trigger in triggers:
            if trigger in lower:
                break
        else:
            continue
        pattern = _COMPILED.get(shape)
        if pattern is None:
            pattern = _COMPILED[shape] = re.compile(shape)
        text, hits = pattern.subn(_keep_prefix, text)
        count += hits
    return text, count


def _keep_prefix(match: re.Match[str]) -> str:
    return (match.group(1) or "") + MARK if match.re.groups else MARK
