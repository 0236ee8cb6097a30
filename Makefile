# Vinh Danh. Every target is one line; what it does stands in .ci/*.py (standard library only).
PYTHON ?= python3
VENV := .venv/bin/python
export SERVE PROVE SEED PORT

.DEFAULT_GOAL := help
.PHONY: help setup demo serve test prove bench lint format

help:    ## This list
	@grep -E '^[a-z]+: .*##|^[a-z]+:  *##' Makefile | sed -E 's/:[^#]*##/\t/' | expand -t 12

setup:   ## Virtual environment with the pinned libraries, and the message catalogues
	@$(PYTHON) .ci/setup.py dev

demo:    ## Fill a database with invented people and serve it (SERVE=0: only fill)
	@$(PYTHON) .ci/setup.py runtime
	@$(VENV) manage.py demo

serve:   ## Serve the database as it is
	@$(PYTHON) .ci/setup.py runtime
	@$(VENV) manage.py migrate --no-input -v 0
	@$(VENV) manage.py runserver 127.0.0.1:$${PORT:-8000}

test: setup    ## Every check: style, types, layers, tests on SQLite and PostgreSQL, browser, API fuzzing
	@$(VENV) .ci/check.py

prove: setup   ## The reliability counts in full, from a printed seed (SEED=… resumes)
	@$(VENV) .ci/prove.py

bench: setup   ## Speed against the anchors
	@$(VENV) -m tests.benchmarks

lint: setup    ## Style, types, layers only
	@$(VENV) .ci/check.py static

format: setup  ## Put the code into the house style
	@$(VENV) -m ruff check --fix -q . ; $(VENV) -m ruff format -q .
