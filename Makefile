# A fresh clone, Python 3.11 and make are enough: every target first sets up what it needs in .venv.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SAMPLE := build/sample

.PHONY: help setup run test check bench screenshots words package clean
.PHONY: run-window run-export system-window system-offscreen system-tests
.NOTPARALLEL:

help:
	@echo "make run          open the window on the sample project (without a display: export it)"
	@echo "make test         run every test; ARGS=... goes to pytest"
	@echo "make check        lint, format, types, floors, file sizes"
	@echo "make bench        measure, and compare with a floor in the same run"
	@echo "make screenshots  draw the pictures of the documentation"
	@echo "make words        bring the catalogues of fixed words up to date"
	@echo "make package      build and check the wheel and the source archive in dist/"
	@echo "make clean        remove what the other targets made, except .venv"

setup: .venv/development-installed

# What pip cannot bring comes first and together, so that there is at most one command to type.
system-window:
	@$(PYTHON) packaging/system_packages.py environment offscreen window

system-offscreen:
	@$(PYTHON) packaging/system_packages.py environment offscreen

system-tests:
	@$(PYTHON) packaging/system_packages.py environment offscreen tests

.venv/made:
	@$(PYTHON) packaging/system_packages.py environment
	@echo "Making a virtual environment in .venv"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime-installed: .venv/made pyproject.toml
	@echo "Installing Journey Mapper into .venv (once; a minute or two)"
	@$(PIP) install --editable .
	@touch $@

.venv/development-installed: .venv/made pyproject.toml
	@echo "Installing Journey Mapper and its development tools into .venv (once; a minute or two)"
	@$(PIP) install --editable ".[dev]"
	@touch .venv/runtime-installed $@

run: system-offscreen .venv/runtime-installed
	@if env -u QT_QPA_PLATFORM $(BIN)/python -m journeymapper.cli.screen; \
	then $(MAKE) --no-print-directory run-window; else $(MAKE) --no-print-directory run-export; fi

run-window: system-window
	@$(BIN)/journeymapper --sample

run-export: export QT_QPA_PLATFORM = offscreen
run-export:
	@rm -rf $(SAMPLE) && mkdir -p $(SAMPLE)
	@$(BIN)/journeymapper new "$(SAMPLE)/Trial to paid.journey" --template trial-to-paid
	@$(BIN)/journeymapper export "$(SAMPLE)/Trial to paid.journey" $(SAMPLE)/trial-to-paid.pdf
	@$(BIN)/journeymapper export "$(SAMPLE)/Trial to paid.journey" $(SAMPLE)/trial-to-paid.png
	@echo "There is no display here to open a window on, so the sample was exported instead:"
	@echo "    $(CURDIR)/$(SAMPLE)/trial-to-paid.pdf"
	@echo "    $(CURDIR)/$(SAMPLE)/trial-to-paid.png"

test: export QT_QPA_PLATFORM = offscreen
test: system-tests setup
	@$(BIN)/python -m pytest $(ARGS)

# Every judge speaks, so that one that is red does not hide another.
check: setup
	@red=; \
	judge() { name=$$1; shift; echo "$$*"; "$$@" || red="$$red $$name"; }; \
	judge lint $(BIN)/ruff check .; \
	judge format $(BIN)/ruff format --check .; \
	judge types $(BIN)/mypy; \
	judge floors $(BIN)/lint-imports; \
	judge file-sizes $(BIN)/python packaging/check_file_sizes.py; \
	if [ -n "$$red" ]; then echo "Red:$$red" >&2; exit 1; fi

bench: export QT_QPA_PLATFORM = offscreen
bench: system-offscreen setup
	@$(BIN)/python -m benchmarks

screenshots: export QT_QPA_PLATFORM = offscreen
screenshots: system-offscreen setup
	@$(BIN)/python packaging/screenshots.py
	@PYTHONPATH=. $(BIN)/python packaging/document_pictures.py

words: setup
	@$(BIN)/python packaging/words.py

package: setup
	@rm -rf dist
	@$(BIN)/python -m hatchling build -d dist
	@$(BIN)/python packaging/check_wheel.py dist/*.whl

clean:
	@rm -rf build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	@find . -name .venv -prune -o -type d -name __pycache__ -print0 | xargs -0 rm -rf
