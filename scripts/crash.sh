#!/usr/bin/env bash
# make crash: kill -9 in the middle of acts, ROUNDS times (or ROUNDS=small) on each database.
set -uo pipefail
cd "$(dirname "$0")/.."
sh scripts/bootstrap.sh dev || exit 2
results=var/crash
rm -rf "$results"
mkdir -p "$results"
export TASUKI_CRASH_ROUNDS=${ROUNDS:-100}
[ "$TASUKI_CRASH_ROUNDS" = small ] && TASUKI_CRASH_ROUNDS=8
failed=0

rounds() { # name, then what to put before pytest
    local name=$1
    shift
    printf '\n== %s rounds on %s\n' "$TASUKI_CRASH_ROUNDS" "$name"
    "$@" .venv/bin/pytest -q -p no:randomly -p no:cacheprovider --junitxml="$results/$name.xml" tests/crash
}

rounds sqlite env -u TASUKI_TEST_DATABASE || failed=1
rounds postgresql .venv/bin/python scripts/with_postgres.py
code=$?
if [ "$code" -eq 75 ]; then
    printf 'PostgreSQL was not tried (none reachable). To try it: sudo apt-get install postgresql && sudo -u postgres createuser --createdb %s && make crash\n' "$(id -un)"
elif [ "$code" -ne 0 ]; then
    failed=1
fi
.venv/bin/python scripts/sum_results.py "$results" || failed=1
exit "$failed"
