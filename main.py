"""Start Scenario Desk. The first start sets up what it needs; `--help` says what else there is."""

import sys

if sys.version_info < (3, 11):
    sys.exit("Scenario Desk needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])

from scenario_desk.bootstrap import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
