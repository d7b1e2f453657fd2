#!/bin/sh
# make lock: write requirements/*.lock anew from requirements/*.in, with the hash of every file.
set -eu
cd "$(dirname "$0")/.."
sh scripts/bootstrap.sh dev
.venv/bin/python -m pip install --quiet --disable-pip-version-check pip-tools==7.6.2
cd requirements
for kind in run dev; do
    ../.venv/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
        --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
        --output-file "$kind.lock" "$kind.in"
done
# A lock is for every machine: nothing of this one may stand in it.
if grep -nE '(https?|file):|^--(index|extra|find|trusted)' run.lock dev.lock; then
    echo "requirements: an address of this machine got into a lock" >&2
    exit 1
fi
