# Wordsnake. `make play` and `make test` do everything a fresh machine needs; `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8080
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/python -m uv pip install --quiet --python $(BIN)/python
PAGE_SOURCES := $(shell find web/src web/public -type f 2>/dev/null) \
    web/index.html web/package.json web/package-lock.json web/vite.config.ts $(wildcard web/tsconfig*.json) \
    wordsnake/__init__.py docs/tutorial.md docs/api.md docs/contract.md docs/api/schemas.json docs/api/asyncapi.json
NODE_EXAMPLES := examples/autobahn-js examples/wampy
UP_OPTIONS = --port $(PORT) $(if $(LAN),--lan) $(if $(DATA),--data $(DATA)) $(if $(LANGUAGE),--language $(LANGUAGE))

.DELETE_ON_ERROR:
.PHONY: help setup play test test-page test-python check types reference lock browser bench bench-micro bench-full bench-publish soak screenshots clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

setup: $(VENV)/.base web/dist/index.html ## set up .venv/, where .venv/bin/wordsnake is the program

play: setup ## run a server with a page to play on (PORT=8080 LAN=1 DATA=dir LANGUAGE=nl)
	@exec $(BIN)/wordsnake up $(UP_OPTIONS)

test: test-page test-python ## set up, and run every test

test-page: $(VENV)/.base $(VENV)/.dev
	@echo "test: the page's pure parts (vitest)"
	@$(BIN)/python web/build.py test

test-python: setup $(VENV)/.dev browser
	@echo "test: server, pages in Chromium, packaging (pytest)"
	@$(BIN)/python -m pytest

check: setup $(VENV)/.dev ## linters, types, layer rules, generated files, lock files
	@echo "check: ruff" && $(BIN)/ruff check . && $(BIN)/ruff format --check --quiet .
	@echo "check: mypy" && $(BIN)/mypy
	@echo "check: layers" && $(BIN)/lint-imports > $(VENV)/layers.log || { cat $(VENV)/layers.log; exit 1; }
	@echo "check: module sizes" && $(BIN)/python .ci/sizes.py
	@echo "check: generated types" && $(BIN)/python web/protocol.py --check
	@echo "check: reference of the API" && $(BIN)/python -m wordsnake.reference --check
	@echo "check: the page (tsc, biome)" && $(BIN)/python web/build.py check
	@echo "check: crossbar checks the node" && .ci/crossbar-check $(BIN)/crossbar
	@echo "check: lock files" && $(BIN)/python requirements/lock.py --check
	@echo "check: all is well"

types: $(VENV)/.base ## write web/src/protocol.ts from the declared messages
	@$(BIN)/python web/protocol.py

reference: $(VENV)/.base ## write docs/api/ and the page's list of procedures, from the declared messages
	@$(BIN)/python -m wordsnake.reference

lock: $(VENV)/.dev ## write the lock files again (UPGRADE=1: with the newest versions)
	@$(BIN)/python requirements/lock.py $(if $(UPGRADE),--upgrade)

browser:
	@.ci/browser.sh

soak: setup $(VENV)/.dev ## the long form of the random campaigns, hours (FAULTS=10000 SEED=1)
	@$(BIN)/python -m tests.router.defences
	@$(BIN)/python -m tests.router.fuzz.campaign
	@$(BIN)/python -m tests.faults --faults $(or $(FAULTS),10000) --at-once 4 --seed $(or $(SEED),1)
	@HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest tests/game tests/store tests/audit tests/wamp/test_model.py tests/router/test_fuzz.py

screenshots: setup $(VENV)/.dev browser ## a picture of each screen, into screenshots/
	@$(BIN)/python -m tests.screenshots

bench: setup $(VENV)/.dev ## what the parts cost, as ratios
	@$(BIN)/python -m bench

bench-micro: setup $(VENV)/.dev ## what single parts cost, beside the last commit (AGAINST=REF): a minute
	@$(BIN)/python -m bench.micro $(if $(AGAINST),--against $(AGAINST))

bench-full: setup $(VENV)/.dev ## all servers that do the same work, very many clients, and growth: half an hour
	@$(BIN)/python -m bench --everybody

bench-publish: bench bench-full ## both, and single parts; put the figures into docs/performance.md
	@$(BIN)/python -m bench.micro --against nothing
	@$(BIN)/python -m bench --publish

clean: ## remove what was built (not the data of a server)
	@rm -rf build dist *.egg-info web/dist web/node_modules examples/*/node_modules $(VENV) .mypy_cache .ruff_cache .pytest_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null \
	    || { echo "setup: Python 3.11 to 3.14 is needed; found: $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	    || { echo "setup: Python's venv module is missing (Debian: apt-get install python3-venv)"; exit 1; }
	@echo "setup: making $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/setup.txt requirements/base.txt requirements/node.txt setup.py | $(BIN)/python
	@echo "setup: [1/3] the installer (uv)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/setup.txt
	@echo "setup: [2/3] the server's packages (Crossbar.io brings about 140; a minute or less)"
	@$(UV) --require-hashes -r requirements/base.txt
	@$(BIN)/python web/build.py --which >/dev/null 2>&1 \
	    || { echo "setup: [2/3] a Node that is new enough for the page"; $(UV) --require-hashes -r requirements/node.txt; }
	@echo "setup: [3/3] wordsnake itself"
	@$(UV) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(NODE_EXAMPLES:=/package-lock.json) $(VENV)/.base
	@echo "setup: the tools of the tests"
	@$(UV) --require-hashes -r requirements/dev.txt
	@$(BIN)/python web/build.py --packages $(NODE_EXAMPLES)
	@touch $@

web/dist/index.html: $(PAGE_SOURCES) $(VENV)/.base
	@echo "setup: building the page"
	@$(BIN)/python web/build.py
	@touch $@
