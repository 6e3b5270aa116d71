# Everything one does with a checkout; `make` alone lists it. A fresh machine needs Python 3.11 or
# newer, make and git: each target makes the environment it needs, once, and costs nothing after.

.DEFAULT_GOAL := help
.NOTPARALLEL: # installing the development tools installs the program's too: not both at once
.DELETE_ON_ERROR:

VENV := .venv
PYTHON := $(VENV)/bin/python
INSTALL := $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/bot.po))
CACHES := .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# ------------------------------------------------------------------------------------- running it

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: $(VENV)/installed-run $(CATALOGUES) ## start the bot; with no token, the playground (DATA=sample fills it)
	@exec $(PYTHON) -m bot run $(if $(DATA),--data $(DATA))

.PHONY: install
install: $(VENV)/installed-run $(CATALOGUES) ## what the program needs, and nothing else (docs/going-live.md)

# --------------------------------------------------------------------------------- working on it

# Compiled tests are kept, whatever the environment says: each process of a run loads all of them.
test torture: export PYTHONDONTWRITEBYTECODE :=

.PHONY: test
test: $(VENV)/installed-test $(CATALOGUES) ## run every test (ARGS="-k offer" runs some)
	@$(PYTHON) -m tests.support.chromium
	@$(PYTHON) -m pytest --numprocesses=auto --dist=worksteal $(ARGS)

# A test may take long here: it hangs when nothing has come of it for two hours.
.PHONY: torture
torture: $(VENV)/installed-test $(CATALOGUES) ## run the random and the crash tests far (SEED=1 repeats a run)
	@TORTURE=1 $(if $(SEED),SEED=$(SEED)) $(PYTHON) -m pytest --numprocesses=auto --dist=worksteal \
	    -m torture -o faulthandler_timeout=7200 $(ARGS)

.PHONY: check
check: $(VENV)/installed-test $(CATALOGUES) ## format, lint, types, imports, catalogues, migrations, locks
	$(PYTHON) -m ruff format --check --quiet
	$(PYTHON) -m ruff check --quiet
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(PYTHON) -m locales check
	$(PYTHON) -m pytest --quiet tests/storage/test_migrations.py
	$(PYTHON) -m tests.support.locks check
	@! git grep -InE '(pypi|pythonhosted)[.]org|(index-url|find-links)[ =]+[a-z]+:' || \
	    { echo 'These lines name a package index; each machine has its own.' >&2; exit 1; }

.PHONY: format
format: $(VENV)/installed-test ## format the code, and mend what ruff can mend
	$(PYTHON) -m ruff check --fix --quiet --exit-zero
	$(PYTHON) -m ruff format --quiet

.PHONY: texts
texts: $(VENV)/installed-run ## bring the catalogues in step with the code
	$(PYTHON) -m locales update

.PHONY: guides
guides: $(VENV)/installed-test $(CATALOGUES) ## write the pages for advisors and coordinators anew
	@$(PYTHON) -m locales compile
	@$(PYTHON) -m tests.support.guides

.PHONY: migration
migration: $(VENV)/installed-test ## write a migration for changed tables (NAME="add visits")
	@test -n "$(NAME)" || { echo 'Say what changes: make migration NAME="add visits"' >&2; exit 2; }
	$(PYTHON) -m tests.support.migration "$(NAME)"

.PHONY: lock
lock: $(VENV)/installed-test ## bring the lock files in step with pyproject.toml (UPGRADE=1: newest of all)
	$(PYTHON) -m tests.support.locks make $(if $(UPGRADE),--upgrade)

.PHONY: bench
bench: $(VENV)/installed-test $(CATALOGUES) ## measure the program beside its peers (ARGS="--help")
	@$(PYTHON) -m benchmarks $(ARGS)

.PHONY: screenshots
screenshots: $(VENV)/installed-test $(CATALOGUES) ## take the README's pictures of the playground anew
	@$(PYTHON) -m tests.support.chromium
	@$(PYTHON) -m tests.support.screenshots

.PHONY: clean
clean: ## remove what can be made again (the data in var/ stays)
	rm -rf $(VENV) $(CACHES)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find locales -name '*.mo' -delete

# ------------------------------------------------------------------------- the environment it needs

$(PYTHON):
	@for python in python3.13 python3.12 python3.11 python3; do \
	    $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	        || continue; \
	    $$python -m venv --clear $(VENV) && exit 0; \
	    rm -rf $(VENV); exit 1; \
	done; \
	echo 'Install Python 3.11 or newer with its venv module (Debian, Ubuntu: python3 and python3-venv).' >&2; \
	exit 2

$(VENV)/installed-run: requirements.lock | $(PYTHON)
	@echo 'Installing what the program needs, once ...'
	@$(INSTALL) -r requirements.lock
	@touch $@

# The development lock holds the program's packages too, in the same versions: one environment.
$(VENV)/installed-test: requirements-dev.lock | $(PYTHON)
	@echo 'Installing what the program and its tests need, once ...'
	@$(INSTALL) -r requirements-dev.lock
	@touch $@ $(VENV)/installed-run

%.mo: %.po | $(VENV)/installed-run
	@$(PYTHON) -m locales compile
