"""Print `N passed, N failed, N skipped` over every result file of a folder; exit 1 on a failure.

A run that was killed leaves no file: no results at all is a failure too.
"""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def main(folder: Path) -> int:
    suites = [
        suite for path in sorted(folder.glob("*.xml")) for suite in ET.parse(path).iter("testsuite")
    ]
    ran, broken, skipped = (
        sum(int(suite.get(name, 0)) for suite in suites for name in names)
        for names in (["tests"], ["failures", "errors"], ["skipped"])
    )
    print(f"{ran - broken - skipped} passed, {broken} failed, {skipped} skipped")
    return 1 if broken or not ran else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
