# make demo   set up, load the example articles, print the answers of three saved questions
# make test   set up what the tests need, then ruff, mypy and the tests
#             (NEO4J=off leaves out those that need a Neo4j server, BROWSER=off those that need
#             Chromium; both say how many)
# make faults  kill servers and loaders, cut the network, and see that nothing is lost (minutes)
# make accuracy  measure the extraction beside its peers and write docs/accuracy.md
#             (on corpora that are not in this repository: SHARED=FOLDER; some minutes)
# make bench  measure loads, questions and memory on both stores and write docs/performance.md
#             (SIZES="1000 10000" for smaller graphs; all four take hours and many GB)
# make clean  remove what the two have made

# Any Python from 3.11 on will do: `make demo PYTHON=/path/to/python3.12` names one.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
  $$p -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$p && break; done)

VENV  := .venv
BIN   := $(VENV)/bin
PIP   := $(BIN)/python -m pip --disable-pip-version-check --quiet
STORE := .demo/stancegraph.ladybug
NEO4J ?= on
BROWSER ?= on
SHARED ?= ../shared
SIZES ?= 1000 10000 100000 1000000
CODE  := $(shell find ingest graph queries stancegraph -name '*.py' -o -name '*.cypher' \
           -o -name '*.toml' -o -path '*/model/*' -type f)

ask = @printf '\n%s\n$$ stance query run %s\n\n' "$(strip $(1))" '$(strip $(2))'; \
  $(BIN)/stance query run $(2) --store $(STORE)

.PHONY: help demo test faults accuracy bench install clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

install: $(VENV)/.installed

demo: .demo/.loaded
	$(call ask,How did one actor's stances change over time?,\
	  stance-timeline --actor "Sigrid Halvorsen")
	$(call ask,Who changed position?,position-changes)
	$(call ask,Who makes what depend on what?,conditions --about "catch records")
	@printf '\nTry next:\n\n'
	@printf '    %s\n' 'source $(VENV)/bin/activate' 'export STANCE_STORE=$(STORE)' \
	  'stance query list' 'stance query run for-and-against --position "fishing tribunal"' \
	  'stance show ID        (an id from any answer)' \
	  'stance load PATH      (your own articles, with --store for a graph of their own)'

test: $(VENV)/.test-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/pytest --neo4j=$(NEO4J) --chromium=$(BROWSER)

faults: $(VENV)/.test-installed
	$(BIN)/pytest tests/faults/fault_loading.py

accuracy: $(VENV)/.bench-installed
	@$(BIN)/python -m benchmarks.accuracy --shared $(SHARED)

bench: $(VENV)/.test-installed
	@$(BIN)/python -m benchmarks.performance --sizes $(SIZES)

clean:
	rm -rf .demo .screenshots $(VENV) .mypy_cache .ruff_cache .pytest_cache dist

$(VENV)/.created:
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(NEW_ENOUGH)' || { \
	  echo "make: stancegraph needs Python 3.11 or newer; $(or $(PYTHON),python3) is none." \
	  "Install one, or name it: make demo PYTHON=/path/to/python3.12" >&2; exit 1; }
	@echo "Making an environment in $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) || { echo "make: Python cannot make environments here." \
	  "On Debian and Ubuntu: apt install python3-venv" >&2; rm -rf $(VENV); exit 1; }
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	@echo "Installing stancegraph and what it needs (about a minute, once)"
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.test-installed: $(VENV)/.installed
	@echo "Installing what the tests need"
	@$(PIP) install --editable '.[dev]'
	@touch $@

$(VENV)/.bench-installed: $(VENV)/.installed
	@echo "Installing the peers that are measured beside it"
	@$(PIP) install --editable '.[bench]'
	@touch $@

# Made anew whenever the code or the articles change, so that the demo shows what is here.
.demo/.loaded: $(VENV)/.installed $(CODE) $(wildcard examples/*)
	@rm -rf .demo && mkdir .demo
	@$(BIN)/stance load examples --store $(STORE)
	@touch $@
