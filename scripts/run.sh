#!/bin/sh
# make run: everything a bare machine lacks, then the server in this very process.
set -eu
cd "$(dirname "$0")/.."
sh scripts/bootstrap.sh run
exec .venv/bin/tasuki serve
