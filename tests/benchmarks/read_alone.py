"""Reading with all checks and nothing else, as a program: `read_alone.py CERERI STATE...`."""

import sys
from pathlib import Path

from adeverinta import payroll, requests
from adeverinta.core.month import Month


def main():
    rows, _ = requests.read_requests(Path(sys.argv[1]))
    paths = [Path(item) for item in sys.argv[2:]]
    payroll.read(paths, wanted={row.cnp for row in rows}, issue_month=Month(2026, 11))


if __name__ == "__main__":
    main()
