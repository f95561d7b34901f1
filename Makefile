# From a bare checkout: Python 3.11 and make are all that is needed.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT

.PHONY: run test check bench catalogues lock

$(READY): requirements.lock
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	touch $@

run: $(READY)
	$(BIN)/flask db upgrade
	$(BIN)/flask demo load
	$(BIN)/flask serve

test: $(READY)
	$(BIN)/python -m tests

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest -q tests/test_catalogues.py tests/test_alphabet.py

bench: $(READY)
	$(BIN)/python -m tests.benchmarks

# Bring the catalogues up to what the code says; then fill in what is empty.
catalogues: $(READY)
	$(BIN)/flask catalogues update

lock:
	$(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
		--python-version 3.11 --all-extras --upgrade setup.cfg --output-file requirements.lock
