#!/bin/sh
# Make .venv and install the locked packages into it: scripts/bootstrap.sh run|dev
# A second call finds the stamp of the same locks and is over at once.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd)
kind=${1:-run}
locks=$(cat requirements/run.lock requirements/dev.lock scripts/bootstrap.sh | sha256sum | cut -c1-16)

say() { printf '%s\n' "$*" >&2; }

find_python() {
    for name in python3.11 python3.12 python3.13 python3; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    say "Tasuki needs Python 3.11 with venv: apt-get install python3 python3-venv"
    exit 2
}

if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
    rm -rf .venv
    python=$(find_python)
    say "Making .venv with $python"
    "$python" -m venv .venv
fi

# What dev installs holds everything of run.
if [ "$(cat .venv/.dev 2>/dev/null)" != "$locks" ] &&
    { [ "$kind" = dev ] || [ "$(cat .venv/.run 2>/dev/null)" != "$locks" ]; }; then
    say "Installing requirements/$kind.lock (the first time takes a minute)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input \
        --require-hashes -r "requirements/$kind.lock" >&2
    printf '%s' "$locks" >".venv/.$kind"
fi

if [ ! -x .venv/bin/tasuki ] || ! grep -qF "\"$root\"" .venv/bin/tasuki; then
    cat >.venv/bin/tasuki.new <<SCRIPT
#!$root/.venv/bin/python
import sys

sys.path.insert(0, "$root")
from tasuki.doors.operator.cli import main

sys.exit(main(sys.argv[1:]))
SCRIPT
    chmod 755 .venv/bin/tasuki.new
    mv .venv/bin/tasuki.new .venv/bin/tasuki
fi
