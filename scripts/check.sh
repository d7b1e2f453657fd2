#!/bin/sh
# make check: every tool is run, also when one before it has found something.
set -u
cd "$(dirname "$0")/.."
sh scripts/bootstrap.sh dev || exit 2
export DJANGO_SETTINGS_MODULE=config.settings.test
passed=0
failed=0

look() {
    name=$1
    shift
    printf '== %s\n' "$name"
    if "$@"; then passed=$((passed + 1)); else
        failed=$((failed + 1))
        printf '!! %s\n' "$name"
    fi
}

bin=.venv/bin
look "ruff check" $bin/ruff check .
look "ruff format" $bin/ruff format --check --quiet .
look "mypy" $bin/mypy
look "djlint" $bin/djlint --lint --quiet tasuki
look "import contracts" env PYTHONPATH=. $bin/lint-imports
look "migrations" $bin/python -m django makemigrations --check --dry-run
look "packs" $bin/python -c "import django; django.setup(); from tasuki.town.municipality import pack; wrong = pack.check_all(); print(*wrong, sep=chr(10)); raise SystemExit(bool(wrong))"
printf '%s passed, %s failed, 0 skipped\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
