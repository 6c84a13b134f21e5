"""
Train the classifier for what no entry knows: `python tools/train_classifier.py`.

Learns from the library alone: its examples, bare and in every wrapping, the titles and the literal words of its patterns.
Prints the accuracy on entries that were held out (folds by entry), fits the temperature on the same folds, and writes the weights.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from errata._library.load import library
from errata._match.guess import WEIGHTS, features
from errata._nouns import Observation
from errata._observe import observe
from errata.testing import WRAPPINGS

FOLDS = 5
MAX_BYTES = 1_000_000
MIN_SUPPORT = 2
THRESHOLD = 0.15
LEVELS = 127


def texts() -> tuple[list[list[str]], list[str], list[str], list[bool]]:
    """Return features, class and entry of each training text, and whether it is a real example in its own form."""
    rows: list[tuple[list[str], str, str, bool]] = []
    for id_, entry in library()["entries"].items():
        for example in entry.get("example", ()):
            rows.append((features(observe(example["raw"])), entry["class"], id_, True))
            for name in ("json log", "litellm"):
                rows.append((features(observe(WRAPPINGS[name](example["raw"]))), entry["class"], id_, False))
        for match in entry.get("match", ()):
            if wording := words_of(match):
                rows.append((features(Observation(message=wording)), entry["class"], id_, False))
    return tuple(map(list, zip(*rows, strict=True)))  # type: ignore[return-value]


def words_of(match: dict[str, Any]) -> str:
    """Return the words that a match row's patterns spell, its code and its type."""
    patterns = match.get("message", [])
    text = " ".join([patterns] if isinstance(patterns, str) else patterns)
    text = re.sub(r"\\[sSdDwWb]|\{\d*,?\d*\}|[\\\[\]()?:|.*+^$]+", " ", text)
    return " ".join(text.split())


def matrix(rows: list[list[str]], vocabulary: dict[str, int]) -> csr_matrix:
    """Return the rows as vectors of length one."""
    indices, starts, values = [], [0], []
    for row in rows:
        places = [vocabulary[feature] for feature in row if feature in vocabulary]
        indices += places
        values += [1 / np.sqrt(max(1, len(row)))] * len(places)
        starts.append(len(indices))
    return csr_matrix((values, indices, starts), shape=(len(rows), len(vocabulary)))


def vocabulary_of(rows: list[list[str]], groups: list[str]) -> dict[str, int]:
    """Return the features that at least two entries show."""
    seen: dict[str, set[str]] = {}
    for row, group in zip(rows, groups, strict=True):
        for feature in row:
            seen.setdefault(feature, set()).add(group)
    return {feature: place for place, feature in enumerate(sorted(f for f, g in seen.items() if len(g) >= MIN_SUPPORT))}


def fit(x: csr_matrix, y: list[str]) -> LogisticRegression:
    """Fit the linear model."""
    return LogisticRegression(C=60.0, max_iter=300, class_weight="balanced").fit(x, y)


def held_out(rows: list[list[str]], classes: list[str], groups: list[str], real: list[bool]) -> tuple[np.ndarray, np.ndarray]:
    """Return scores and truth of each real example, from a model that has not seen its entry."""
    names = sorted(set(classes))
    scores, truth = [], []
    for train, test in GroupKFold(FOLDS).split(rows, classes, groups):
        vocabulary = vocabulary_of([rows[i] for i in train], [groups[i] for i in train])
        model = fit(matrix([rows[i] for i in train], vocabulary), [classes[i] for i in train])
        test = [i for i in test if real[i]]
        part = np.full((len(test), len(names)), -20.0)
        part[:, [names.index(name) for name in model.classes_]] = model.decision_function(matrix([rows[i] for i in test], vocabulary))
        scores.append(part)
        truth += [names.index(classes[i]) for i in test]
    return np.vstack(scores), np.array(truth)


def log_loss(scores: np.ndarray, truth: np.ndarray, temperature: float) -> float:
    """Return the mean surprise at the truth."""
    scaled = scores / temperature
    scaled -= scaled.max(axis=1, keepdims=True)
    return float(np.mean(np.log(np.exp(scaled).sum(axis=1)) - scaled[np.arange(len(truth)), truth]))


def main() -> int:
    """Train, report and write."""
    rows, classes, groups, real = texts()
    scores, truth = held_out(rows, classes, groups, real)
    temperature = float(minimize_scalar(lambda t: log_loss(scores, truth, t), bounds=(0.1, 10), method="bounded").x)
    print(f"held-out entries: accuracy {np.mean(scores.argmax(axis=1) == truth):.3f} of {len(truth)} examples, temperature {temperature:.2f}")
    vocabulary = vocabulary_of(rows, groups)
    model = fit(matrix(rows, vocabulary), classes)
    print(f"written {write(model, vocabulary, temperature)} bytes to {WEIGHTS.name}")
    return 0


def write(model: LogisticRegression, vocabulary: dict[str, int], temperature: float) -> int:
    """Write the heaviest weights that fit into the limit, as small whole numbers."""
    unit = float(np.abs(model.coef_).max()) / LEVELS
    whole = np.rint(model.coef_ / unit).astype(int)
    floor = 1
    while True:
        kept = {feature: [int(n) for c in np.flatnonzero(np.abs(whole[:, place]) >= floor) for n in (c, whole[c, place])] for feature, place in vocabulary.items()}
        out = {"classes": list(model.classes_), "bias": [round(float(b), 4) for b in model.intercept_], "unit": unit, "temperature": round(temperature, 4), "threshold": THRESHOLD, "weights": {f: row for f, row in kept.items() if row}}
        text = json.dumps(out, ensure_ascii=False, separators=(",", ":"))
        if len(text.encode()) < MAX_BYTES:
            Path(WEIGHTS).write_text(text + "\n", encoding="utf-8")
            return len(text.encode())
        floor += 1


if __name__ == "__main__":
    sys.exit(main())
