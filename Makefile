# Every target sets up what it needs; only Python 3.11 or newer, make and git must be installed.
PYTHON ?= python3
PYTEST_ARGS ?=
FUZZ ?= 1000000
SEED ?= 0
SIZES ?= 100 300 1000
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
CODE := generator tests $(wildcard benchmarks)
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --no-emit-index-url

# Compile each module once for all processes, even if the machine forbids it.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help site serve test check fix bench stages fuzz look lock

help:
	@sed -n 's/^\([a-z]*\): .*## /make \1	/p' Makefile

site: .venv/site.stamp  ## check every quote and build the site into site/
	$(BIN)/briefing build

serve: .venv/site.stamp  ## show the site with drafts, and update it on every change
	$(BIN)/briefing serve

test: .venv/dev.stamp .venv/tools.stamp  ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadscope --no-loadscope-reorder $(PYTEST_ARGS)

check: .venv/dev.stamp  ## check the content and the code
	$(BIN)/briefing check
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/lint-imports

fix: .venv/dev.stamp  ## fix what a program can fix: format, lint, the tables of modules and of keys
	$(BIN)/ruff check --fix-only --quiet $(CODE)
	$(BIN)/ruff format $(CODE)
	$(BIN)/python -m tests.architecture
	$(BIN)/python -m tests.fields

look: .venv/dev.stamp  ## show every kind of page as pictures in build/look/
	$(BIN)/python -m tests.browser.look

bench: .venv/bench.stamp  ## build a desk with this and other tools, and write the figures; SIZES=… sets the numbers of briefings
	$(BIN)/python -m benchmarks.speed $(SIZES)

stages: .venv/dev.stamp  ## measure each stage, beside tools that people would use instead
	$(BIN)/python -m benchmarks

fuzz: .venv/dev.stamp  ## run the generator on a million changed files and words; FUZZ=… sets the number, SEED=… the seed
	$(BIN)/python -m tests.fuzz $(FUZZ) --seed $(SEED)

# Pin the newest version of every requirement; needs uv.
lock:
	$(LOCK) --upgrade pyproject.toml --group build -o requirements.txt
	$(LOCK) --upgrade pyproject.toml --group build --group dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) --upgrade --group bench -o requirements-bench.txt

.venv/site.stamp: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed; name one with: make PYTHON=…")'
	$(PYTHON) -m venv .venv
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/site.stamp
	$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

.venv/bench.stamp: requirements-bench.txt .venv/dev.stamp
	$(PIP) --require-hashes -r requirements-bench.txt
	@touch $@

# Node programs that judge the pages; without Node, their tests are reported as skipped.
.venv/tools.stamp: tests/browser/tools/package-lock.json | .venv/dev.stamp
	@if command -v npm >/dev/null; then \
	  mkdir -p .venv/tools && cp tests/browser/tools/*.json .venv/tools && \
	  (cd .venv/tools && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) && touch $@; \
	fi
