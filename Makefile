# Shortcuts for people who change the program; users need none of them (see README.md).
BIN := .venv/bin

.PHONY: setup test lint docs samples ci

setup:  ## a virtual environment with everything that development needs
	python3.11 -m venv .venv
	$(BIN)/pip install --quiet --editable '.[dev]'

test:  ## all tests
	$(BIN)/pytest

lint:  ## style, types, layers, rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/esgcheck rules lint
	$(BIN)/esgcheck rules test

docs:  ## write the generated blocks of the documentation anew
	$(BIN)/python -m tests.docs.blocks

samples:  ## make the sample reports from their texts
	$(BIN)/python reports/make_samples.py

ci:  ## everything that has to pass, in a fresh environment
	.ci/run
