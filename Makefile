# Everything runs in .venv, which the first target makes; nothing else is needed than Python 3.11 and a compiler.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
BENCH  := build/bench

.PHONY: demo test lint types bench fuzz train clean

$(VENV)/made: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,lint]'
	touch $@

demo: $(VENV)/made
	$(BIN)/errata explain docs/examples/traceback.txt
	$(BIN)/errata explain 10510
	$(BIN)/errata explain --each-line docs/examples/app.log

test: $(VENV)/made lint types
	$(BIN)/python -m pytest

lint: $(VENV)/made
	$(BIN)/ruff check .

types: $(VENV)/made
	$(BIN)/mypy

bench: $(VENV)/made
	test -x $(BENCH)/bin/python || $(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --force-reinstall . 'litellm>=1.80'
	cd $(BENCH) && bin/python ../../benchmarks/explain.py

fuzz: $(VENV)/made
	$(BIN)/python tests/fuzz_explain.py -max_total_time=$(or $(SECONDS),60) -max_len=4096

train: $(VENV)/made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	$(BIN)/python tools/train_classifier.py

clean:
	rm -rf build dist $(VENV)
