# `make run` and `make test` are all that a new user needs; both set up .venv from the lock first.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

.PHONY: run test format report reference pictures ablation benchmark benchmark-large benchmark-ingest benchmark-browser benchmark-load benchmark-recovery benchmark-neighbours benchmark-model sufficiency premises risk lock clean

run: .venv/installed
	$(BIN)/carelaw ui

test: .venv/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/pytest

report: .venv/installed-dev
	$(BIN)/python -m tests.briefings_report

# Writes docs/reference.md from the docstrings.
reference: .venv/installed-dev
	$(BIN)/python -m tests.documents.reference

# Takes the pictures that the documentation shows; TO=folder those of every page and state, to look at.
pictures: .venv/installed-dev
	$(BIN)/python -m tests.documents.pictures $(or $(TO),--docs)

# KEEP=folder keeps the libraries that the benchmarks build for the next time.
KEEP_OPTION := $(if $(KEEP),--keep $(KEEP))

ablation: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.ablation $(KEEP_OPTION) $(if $(HALF),--half $(HALF)) $(FILES)

benchmark: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.searching $(KEEP_OPTION)

benchmark-large: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.large $(KEEP_OPTION)

benchmark-ingest: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.ingest

benchmark-load: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.load $(KEEP_OPTION)

benchmark-recovery: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.recovery $(KEEP_OPTION)

benchmark-browser: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.browsing $(KEEP_OPTION)

benchmark-neighbours: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.neighbours $(KEEP_OPTION)

# What stands of the sentences of the chat model that CARELAW_MODEL names.
benchmark-model: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.chat_model $(KEEP_OPTION) $(if $(HALF),--half $(HALF)) $(FILES)

# Fits the weights of assistant/sufficiency.yaml to the project's questions, and prints what they are worth.
sufficiency: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.sufficiency $(KEEP_OPTION)

# What the briefings' lists of mistaken premises are worth, at other thresholds.
premises: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.premises $(KEEP_OPTION)

# Fits the weights of assistant/risk.yaml to the project's messages, and prints what they are worth.
risk: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks.risk

format: .venv/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The local label (+cpu) is dropped so that the lock also holds where only the plain build is offered.
lock: .venv/installed-dev
	$(BIN)/pip-compile --quiet --upgrade --extra dev --strip-extras --no-annotate --no-emit-index-url \
		--no-emit-trusted-host --no-emit-find-links --output-file requirements.lock pyproject.toml
	$(BIN)/python -c "import pathlib, re; p = pathlib.Path('requirements.lock'); p.write_text(re.sub(r'(?m)^(torch==[^+\n]+)\+\S+', r'\1', p.read_text()))"

.venv/bin-made:
	$(PYTHON) -c "import sys; sys.exit('carelaw needs Python 3.11 or newer: make PYTHON=python3.12' if sys.version_info < (3, 11) else 0)"
	$(PYTHON) -m venv .venv
	touch $@

.venv/installed: .venv/bin-made pyproject.toml requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e .
	touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c requirements.lock -e ".[dev]"
	touch $@

clean:
	rm -rf .venv
