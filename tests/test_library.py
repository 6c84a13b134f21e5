"""Every entry keeps its promises, and the library as a whole keeps those of the README."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from errata import testing
from errata._library.build import LibraryError, compile_library
from errata._library.load import ROOT, library

FOLDERS = sorted({id_.partition("/")[0] for id_ in library()["entries"]})


@pytest.mark.parametrize("folder", FOLDERS)
def test_entries_keep_their_claims(folder):
    """Style, names, every example and every look-alike hold through the whole library."""
    found = [f"{id_}: {problem}" for id_ in library()["entries"] if id_.startswith(folder + "/") for problem in testing.problems(id_)]

    assert found == []


def test_providers_are_described():
    """Each folder that is a provider says where its keys, documents and status are."""
    providers = library()["providers"]
    incomplete = [id_ for id_, provider in providers.items() if not {"name", "kind"} <= provider.keys() or (provider["kind"] == "provider" and not {"hosts", "docs"} <= provider.keys())]

    assert incomplete == []
    assert all(provider["kind"] in ("provider", "server", "gateway") for provider in providers.values())


def test_planned_names_are_honest():
    """A planned check or fix is named by an entry and not built yet."""
    planned = tomllib.loads((ROOT / "planned.toml").read_text(encoding="utf-8"))
    named = {kind: {cause.get(kind) for entry in library()["entries"].values() for cause in entry.get("cause", ())} for kind in ("check", "fix")}

    for kind, folder in (("check", "checks"), ("fix", "fixes")):
        assert sorted(set(planned[folder]) - named[kind]) == [], f"planned {folder} that no entry names"
        assert [name for name in planned[folder] if (ROOT.parent / folder / f"{name}.py").exists()] == []


def test_texts_are_entries_own():
    """No two entries share a reason or a solution: what fits two errors says too little of either."""
    for key in ("reason", "solution", "title"):
        twice = [text[:80] for text, count in Counter(entry[key].strip() for entry in library()["entries"].values()).items() if count > 1]
        assert twice == []


@pytest.mark.parametrize(("change", "says"), [
    ({"title": None}, "title is missing"), ({"class": "data.nonsense"}, "none of"), ({"extra": 1}, "unknown key extra"), ({"state": "new"}, "none of"),
    ({"match": [{"message": "(?=x)word"}]}, "look-around"), ({"match": [{"message": r"\d+"}]}, "literal word"), ({"match": [{"mesage": "x"}]}, "unknown constraint"),
    ({"match": [{"yields": True}]}, "without a constraint"), ({"facts": {"url": "no group"}}, "exactly one group"), ({"cause": [{"name": "x"}]}, "a cause has"),
    ({"match": [{"message": "(word+)+"}]}, "nests open repeats"), ({"example": [{}]}, "each example has raw"),
])
def test_a_broken_entry_is_named(tmp_path, change, says):
    """An entry that breaks the format is refused with its id and what is wrong."""
    entry = {"number": 1, "name": "n", "title": "T", "class": "data.encoding", "state": "draft", "status": [], "retry": "never", "reason": "r", "solution": "s", "match": [{"message": "some words"}]} | change
    (tmp_path / "acme").mkdir()
    for name in ("classes", "families", "providers"):
        (tmp_path / f"{name}.toml").write_text((ROOT / f"{name}.toml").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "acme" / "it-broke.toml").write_text(_toml({key: value for key, value in entry.items() if value is not None}), encoding="utf-8")

    with pytest.raises(LibraryError, match=says) as caught:
        compile_library(tmp_path)

    assert "acme/it-broke" in str(caught.value)


def _toml(entry):
    lines = [f"{key} = {value!r}" for key, value in entry.items() if not isinstance(value, (dict, list))] + ["status = []"]
    for key, value in entry.items():
        if isinstance(value, dict):
            lines += [f"[{key}]", *(f"{k} = {v!r}" for k, v in value.items())]
        for row in value if isinstance(value, list) else ():
            lines += [f"[[{key}]]", *(f"{k} = {str(v).lower() if isinstance(v, bool) else repr(v).replace(chr(92) * 2, chr(92))}" for k, v in row.items())]
    return "\n".join(lines)
