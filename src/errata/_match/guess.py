"""The class guessed from words, by a linear model over words and pairs of words."""

from __future__ import annotations

import itertools
import json
import math
import re
from functools import cache
from pathlib import Path
from typing import Any

from errata._nouns import Observation
from errata._observe.clean import normal

WEIGHTS = Path(__file__).parent / "weights.json"
"""Written by `make train`: classes, bias, weights by feature, temperature, threshold."""

_TOKEN = re.compile(r"[a-z]+|[\u3400-\u9fff]|\d{3,4}(?!\d)")
_MAX_TOKENS = 300


def features(seen: Observation) -> list[str]:
    """Return the words, the pairs of neighbours, and what status, type and code say, each once."""
    message = normal(seen.message)
    text = message if len(message) > 20 else f"{message} {seen.text}"
    tokens = _TOKEN.findall(text.lower())[:_MAX_TOKENS]
    found = dict.fromkeys(tokens)
    found.update(dict.fromkeys(f"{a} {b}" for a, b in itertools.pairwise(tokens)))
    for name, value in (("status", seen.status), ("type", seen.type), ("code", seen.code)):
        if value is not None:
            found[f"{name}={str(value).lower()}"] = None
            if name != "status":
                found.update(dict.fromkeys(f"~{word}" for word in re.findall(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}", str(value))))
    return list(found)


def guess(seen: Observation) -> tuple[str, float] | None:
    """Return the likeliest class with its calibrated probability; None where that is under the threshold."""
    model = _model()
    found = features(seen)
    rows = [row for feature in found if (row := model["weights"].get(feature))]
    if not rows:
        return None
    length = math.sqrt(len(found))
    sums = [0.0] * len(model["classes"])
    for row in rows:
        for place, weight in row:
            sums[place] += weight
    scores = [(bias + total / length) / model["temperature"] for bias, total in zip(model["bias"], sums, strict=True)]
    top = max(scores)
    probability = 1 / sum(math.exp(score - top) for score in scores)
    return (model["classes"][scores.index(top)], probability) if probability >= model["threshold"] else None


@cache
def _model() -> dict[str, Any]:
    raw = json.loads(WEIGHTS.read_bytes())
    unit = raw["unit"]
    raw["weights"] = {feature: [(row[i], row[i + 1] * unit) for i in range(0, len(row), 2)] for feature, row in raw["weights"].items()}
    return raw  # type: ignore[no-any-return]
