#!/usr/bin/env bash
# make test: the whole suite on SQLite, then on PostgreSQL where one is found, browser walks where a
# Chromium is. What could not run is said at the end with the one command that would make it run.
set -uo pipefail
cd "$(dirname "$0")/.."
sh scripts/bootstrap.sh dev || exit 2
results=var/test
rm -rf "$results"
mkdir -p "$results"
processes=${TASUKI_TEST_PROCESSES:-2}
missing=()
failed=0

suite() { # name, then what to put before pytest
    local name=$1
    shift
    printf '\n== the suite on %s\n' "$name"
    "$@" .venv/bin/pytest -q -n "$processes" --dist worksteal -p no:cacheprovider \
        --junitxml="$results/$name.xml" ${marks:+-m "$marks"} ${TASUKI_TEST_ARGS:-}
}

chromium=${TASUKI_CHROMIUM:-}
for name in chromium chromium-browser google-chrome; do
    [ -n "$chromium" ] || chromium=$(command -v "$name" || true)
done
[ -z "$chromium" ] || export TASUKI_CHROMIUM=$chromium
marks=
if [ -z "$chromium" ]; then
    marks="not walk"
    missing+=("The browser walks did not run (no Chromium). To run them: sudo apt-get install chromium && make test")
fi

suite sqlite env -u TASUKI_TEST_DATABASE || failed=1

# The walks look at pages, not at the database: once is enough.
marks="not walk"
suite postgresql .venv/bin/python scripts/with_postgres.py
code=$?
if [ "$code" -eq 75 ]; then
    missing+=("The PostgreSQL run did not happen (none reachable). To run it: sudo apt-get install postgresql && sudo -u postgres createuser --createdb $(id -un) && make test")
elif [ "$code" -ne 0 ]; then
    failed=1
fi

printf '\n'
for sentence in "${missing[@]+"${missing[@]}"}"; do printf '%s\n' "$sentence"; done
.venv/bin/python scripts/sum_results.py "$results" || failed=1
exit "$failed"
