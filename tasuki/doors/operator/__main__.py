"""`python -m tasuki.doors.operator`: the same as `.venv/bin/tasuki`."""

import sys

from tasuki.doors.operator.cli import main

sys.exit(main(sys.argv[1:]))
