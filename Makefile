# The words of this house. Each makes what it needs; `make run` needs Python 3.11 with venv, no more.
.POSIX:
.PHONY: run test check fix bench crash demo lock docs

STORY = demo
UNTIL =
TOWN =
ROUNDS = 100

run:
	@sh scripts/run.sh

test:
	@bash scripts/test.sh

check:
	@sh scripts/check.sh

fix:
	@sh scripts/bootstrap.sh dev
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .

bench:
	@sh scripts/bootstrap.sh dev
	@.venv/bin/python -m bench

crash:
	@ROUNDS=$(ROUNDS) bash scripts/crash.sh

demo:
	@sh scripts/bootstrap.sh run
	@until="$(UNTIL)"; town="$(TOWN)"; \
	.venv/bin/tasuki demo --story $(STORY) $${until:+--until $$until} $${town:+--town $$town}

lock:
	@sh scripts/lock.sh

docs:
	@sh scripts/bootstrap.sh run
	@.venv/bin/tasuki environment > docs/ENVIRONMENT.md
