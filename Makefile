# Two commands to begin: make run, make test. Everything is set up on the way, in .venv.
SHELL := /bin/sh
VENV := .venv
PYTHON := $(VENV)/bin/python
UV := $(VENV)/bin/uv
HOST ?= 127.0.0.1
PORT ?= 5000
DATA_DIR ?= var
ARGS ?=
export HOST PORT DATA_DIR
export UV_HTTP_TIMEOUT ?= 180

# Stamps carry the hash of what they stand for, and the checkout's place: a moved .venv is made anew.
HERE := $(CURDIR)
LOCKED := $(VENV)/.locked-$(shell { cat requirements.lock; pwd; } | git hash-object --stdin)
HOUSE := $(VENV)/.house-$(shell { cat pyproject.toml hatch_build.py package.json package-lock.json .npmrc; pwd; } | git hash-object --stdin)
FRONT := insights/static/vendor/.stamp
# A .venv that is a link is somebody's own environment: it is used as it is.
GIVEN := $(shell test -L $(VENV) && echo yes)
ifeq ($(GIVEN),yes)
SETUP := $(FRONT)
else
SETUP := $(HOUSE) $(FRONT)
endif

.PHONY: help run test check bench wheel lock clean distclean setup
help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

run: setup ## serve the sample workspace (PORT=5055 HOST=… elsewhere)
run: export INSIGHTS_ENV := development
run:
	@$(PYTHON) -m insights migrate
	@test -e "$(DATA_DIR)/.sample" || { $(PYTHON) -m insights demo && touch "$(DATA_DIR)/.sample"; }
	@exec $(PYTHON) -m insights run

test: setup ## all tests, on SQLite, PostgreSQL and in a browser (ARGS="-k name")
	@$(PYTHON) -m tests.fixtures.provision
	@$(PYTHON) -m pytest -n 2 --dist worksteal $(ARGS)

check: setup ## the whole gate: style, types, imports, templates, tests
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check -q . || { echo "Format with: $(VENV)/bin/ruff format ."; exit 1; }
	@$(VENV)/bin/mypy > build/types.txt 2>&1 || { cat build/types.txt; exit 1; }
	@$(VENV)/bin/lint-imports > build/imports.txt 2>&1 || { cat build/imports.txt; exit 1; }
	@$(VENV)/bin/djlint templates --lint --quiet
	@$(MAKE) --no-print-directory test

bench: setup ## the benchmark table, also in build/bench.json
	@$(PYTHON) -m tests.bench $(ARGS)

wheel: setup ## dist/insights-*.whl with front-end files, templates, migrations and models
	@$(PYTHON) -m hatchling build -t wheel

lock: setup ## requirements.lock anew from pyproject.toml
	@$(UV) pip compile -q --universal --generate-hashes --no-emit-index-url --python-version 3.11 --group dev \
	  pyproject.toml -o requirements.lock --custom-compile-command "make lock"

clean: ## what was built and cached; the data and .venv stay
	@rm -rf build dist .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-results
	@find insights tests migrations -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## also .venv and the front-end files; the data stay
	@rm -rf $(VENV) node_modules insights/static/vendor

setup: $(SETUP) | build

build:
	@mkdir -p build

$(LOCKED): requirements.lock
	@test "$$(cat $(VENV)/.place 2>/dev/null)" = "$(HERE)" || rm -rf $(VENV)
	@test -x $(PYTHON) || { \
	  for python in python3 python3.13 python3.12 python3.11; do \
	    $$python -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
	      && { echo "Making $(VENV) with $$($$python --version) …"; exec $$python -m venv $(VENV); }; \
	  done; echo "Python 3.11, 3.12 or 3.13 with venv is needed (Debian: apt-get install python3-venv)." >&2; exit 1; }
	@echo "$(HERE)" > $(VENV)/.place
	@awk '/^uv==/ {p=1; print; next} /^[^ ]/ {p=0} p' requirements.lock > $(VENV)/uv.txt
	@$(PYTHON) -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r $(VENV)/uv.txt
	@echo "Installing what requirements.lock names …"
	@$(UV) pip install -q --python $(PYTHON) --require-hashes -r requirements.lock
	@rm -f $(VENV)/.locked-* && touch $@

$(HOUSE): $(LOCKED)
	@$(UV) pip install -q --python $(PYTHON) --no-deps --no-build-isolation -e .
	@rm -f $(VENV)/.house-* && touch $@

$(FRONT): hatch_build.py package.json package-lock.json .npmrc | $(if $(GIVEN),,$(HOUSE))
	@echo "Building the front-end files …"
	@$(PYTHON) hatch_build.py && touch $@
