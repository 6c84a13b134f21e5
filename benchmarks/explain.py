"""
Speed of `explain`: `make bench` (installs the wheel and LiteLLM into an environment of their own, then runs this file).

Prints, from one run on one machine: the time of one `errata.explain` on bodies of 1 kB beside LiteLLM's `exception_type` on the same texts,
the same with 300 and 3,000 entries, with inputs of 1 kB to 10 MB, the whole process beside `import litellm`, and the import alone.
"""

from __future__ import annotations

import argparse
import copy
import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import errata
from errata._library.load import library

BODY = 1000
ROUNDS = 5
STARTS = 15


def bodies() -> list[str]:
    """The JSON bodies among the library's examples, filled up to 1 kB with an id that nobody reads."""
    found = []
    for entry in library()["entries"].values():
        for example in entry.get("example", ()):
            try:
                body = json.loads(example["raw"])
            except ValueError:
                continue
            if isinstance(body, dict):
                body["debug"] = "x" * max(0, BODY - len(example["raw"]) - 14)
                found.append(json.dumps(body, ensure_ascii=False))
    return found


def times(call: Callable[[str], object], texts: list[str]) -> tuple[float, float]:
    """Median and 99th percentile of one call, in microseconds, after a warm-up."""
    for text in texts:
        call(text)
    taken = []
    gc.disable()
    for _ in range(ROUNDS):
        for text in texts:
            start = time.perf_counter_ns()
            call(text)
            taken.append((time.perf_counter_ns() - start) / 1000)
    gc.enable()
    taken.sort()
    return statistics.median(taken), taken[int(0.99 * (len(taken) - 1))]


def litellm_call() -> Callable[[str], object] | None:
    """LiteLLM's mapper on an error text, as its OpenAI handler calls it."""
    try:
        import litellm
        from litellm.litellm_core_utils.exception_mapping_utils import exception_type
        from litellm.llms.openai.common_utils import OpenAIError
    except ImportError:
        return None
    litellm.suppress_debug_info = True

    def call(text: str) -> object:
        try:
            return exception_type(model="gpt-4o", original_exception=OpenAIError(status_code=400, message=text), custom_llm_provider="openai", completion_kwargs={}, extra_kwargs={})
        except Exception as error:  # noqa: BLE001 - raising the mapped exception is how it answers
            return error

    return call


def scaled(entries: int) -> None:
    """Make the library hold this many entries: fewer, or copies whose patterns differ by a word of their own."""
    from errata._library.build import _markers, _matches

    known = library()
    original = known.setdefault("_original", dict(known["entries"]))
    chosen = dict(list(original.items())[:entries])
    number = 0
    while len(chosen) < entries:
        for id_, entry in original.items():
            number += 1
            twin = copy.deepcopy(entry)
            for match in twin.get("match", ()):
                if "message" in match:
                    patterns = match["message"] if isinstance(match["message"], list) else [match["message"]]
                    match["message"] = [*patterns, f"variant{number} of"]
            chosen[f"{id_}-{number}"] = twin
            if len(chosen) >= entries:
                break
    known["entries"] = chosen
    known.update(_matches(chosen, known["providers"]))
    known["markers"] = _markers(known["providers"])


def process(*command: str) -> float:
    """Median wall time of a process in milliseconds."""
    taken = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def main() -> int:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave out processes and large inputs")
    options = parser.parse_args()
    texts = bodies()
    print(f"bodies of 1 kB: {len(texts)}, entries: {len(library()['entries'])}")
    ours, ours_99 = times(errata.explain, texts)
    print(f"errata.explain            median {ours:7.0f} µs   p99 {ours_99:7.0f} µs")
    peer = litellm_call()
    if peer:
        theirs, theirs_99 = times(peer, texts)
        print(f"litellm exception_type    median {theirs:7.0f} µs   p99 {theirs_99:7.0f} µs   ratio of medians {theirs / ours:.1f}")
    for entries in (300, 3000):
        scaled(entries)
        median, high = times(errata.explain, texts)
        print(f"with {entries:5} entries        median {median:7.0f} µs   p99 {high:7.0f} µs")
    if options.quick:
        return 0
    unit = "ERROR app.llm - Error code: 429 - {'error': {'message': 'Rate limit reached for gpt-4o', 'type': 'requests', 'code': 'rate_limit_exceeded'}}\n"
    for size in (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
        text = unit * (size // len(unit) + 1)
        median, _ = times(errata.explain, [text])
        print(f"input of {size:10,} bytes  median {median / 1000:9.2f} ms")
    text = texts[0]
    whole = process(sys.executable, "-m", "errata", "explain", text)
    bare = process(sys.executable, "-c", "pass")
    print(f"process: errata explain {whole:.0f} ms, of which the interpreter {bare:.0f} ms")
    print(f"import errata adds {process(sys.executable, '-c', 'import errata') - bare:.1f} ms to the interpreter")
    if peer:
        heavy = process(sys.executable, "-c", "import litellm")
        print(f"process: import litellm {heavy:.0f} ms, {heavy / whole:.0f} times errata explain")
    return 0


if __name__ == "__main__":
    sys.exit(main())
