# Every target makes and fills .venv itself; `make demo` is the place to start.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test coverage lint bench bench-speed clean

demo: $(VENV)/.installed
	$(BIN)/mtqa check references/semarang_pumps.fr.txt --fail-on never --format terminal
	$(BIN)/mtqa check references/semarang_pumps.fr.txt --fail-on never --format html,csv,json

test: $(VENV)/.installed-dev lint
	$(BIN)/pytest -q -rs -n 2

# The tests again, with lines and branches counted in all processes that they start; takes about three times as long.
coverage: $(VENV)/.installed-dev
	$(BIN)/pytest -q -n 2 --cov --cov-report=term:skip-covered --cov-report=html:reports/coverage

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict mtqa

# The set that ships with mtqa; EVAL=DIR takes the labelled sets in DIR instead and remakes the figures that `mtqa explain` prints. All files: reports/bench.
bench: $(VENV)/.installed-dev
ifdef EVAL
	$(BIN)/mtqa bench $(EVAL) --no-model --split dev --split train --source id --measured mtqa/checks/measured.json --format table
	$(BIN)/mtqa bench $(EVAL) --source id -o reports/bench --format table
else
	$(BIN)/mtqa bench --source id -o reports/bench
endif

# Speed: against plain transformers and bare ctranslate2, engine by engine, and growth with the input. SPEED="--only ratios" measures less.
bench-speed: $(VENV)/.installed-dev
	$(BIN)/python scripts/bench_speed.py -o reports/bench/speed.md $(SPEED)

clean:
	rm -rf $(VENV)

$(VENV)/.python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet 'torch==2.13.*'
	touch $@

$(VENV)/.installed: $(VENV)/.python pyproject.toml
	$(BIN)/python -m pip install --quiet -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	touch $@
