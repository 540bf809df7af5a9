# make run   shows the dashboard            make test  runs every check
# make bench measures speed and size        make data  reads gathered figures anew (GATHERED=folder)
# Needs Python 3.11 or newer and make; everything else is set up here, in .venv.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	command -v $(name) >/dev/null 2>&1 && $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && echo $(name))))
HOST ?= 127.0.0.1
PORT ?= 8050
WORKERS ?= 2
GATHERED ?=

BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test check bench messages data plotly fonts map lock sbom clean

help:
	@sed -n 's/^# //p' Makefile | head -3

run: .venv/ready-to-run
	$(BIN)/drd serve --host $(HOST) --port $(PORT) --workers $(WORKERS)

test: .venv/ready-to-test
	tools/check

bench: .venv/ready-to-test
	$(BIN)/python -m benchmarks.engine
	$(BIN)/python -m benchmarks.content
	$(BIN)/python -m benchmarks.uncertainty
	$(BIN)/python -m benchmarks.sensitivity
	$(BIN)/python -m benchmarks.growth
	$(BIN)/python -m benchmarks.web
	$(BIN)/python -m benchmarks.load

messages: .venv/ready-to-test
	$(BIN)/python tools/messages.py

data: .venv/ready-to-run
	@test -n "$(GATHERED)" || { echo "Say where the gathered figures are: make data GATHERED=folder" >&2; exit 2; }
	$(BIN)/python -m data.importers.gathered $(GATHERED)

# --- set-up ----------------------------------------------------------------------------------------------

.venv/created: requirements-build.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none of python3, python3.11 … was found." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "This Python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-build.txt
	@touch $@

.venv/ready-to-run: .venv/created requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(MAKE) --no-print-directory .venv/installed
	@touch $@

.venv/ready-to-test: .venv/created requirements-dev.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(MAKE) --no-print-directory .venv/installed
	@touch $@

# Our own code in place, compiled, and what a first start would otherwise have to do.
.venv/installed: pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	$(BIN)/python -m compileall -q dashboard indicators methodology data
	$(BIN)/python -m dashboard.commands.prepare
	@touch $@

# --- for those who change the project ----------------------------------------------------------------------

lock: .venv/created
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(BIN)/uv lock
	$(BIN)/uv export --frozen --no-dev --no-emit-project --no-header --format requirements-txt -o requirements.txt
	$(BIN)/uv export --frozen --no-emit-project --no-header --format requirements-txt -o requirements-dev.txt
	$(BIN)/uv export --frozen --only-group build --no-emit-project --no-header --format requirements-txt \
		-o requirements-build.txt

sbom: lock
	$(BIN)/uv export --frozen --no-dev --format cyclonedx1.5 -o sbom.json

plotly:
	cd tools/plotly && npm install --ignore-scripts --no-package-lock --no-audit --no-fund && node build.mjs

map:
	cd tools/map && npm install --ignore-scripts --no-package-lock --no-audit --no-fund && npm run build

fonts:
	cd tools/fonts && npm install --ignore-scripts --no-package-lock --no-audit --no-fund && ./build

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
