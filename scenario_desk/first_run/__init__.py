"""What the first start does on a machine that has only Python: standard library only.

`environment` makes `.venv`, `requirements` compares what is asked for with what is installed,
`qt_libraries` and `apt` see to what Qt needs from a Linux system, `display` tells whether there is
one. `scenario_desk.bootstrap` is the caller; the command line asks `display` too.
"""

import sys


class SetUpFailed(Exception):
    """The set-up cannot go on; the message says why and what a person can do."""


def say(line: str) -> None:
    """Say a line on stderr: stdout belongs to the command the person asked for.

    A Windows start without a console has no stderr, and nobody to say it to.
    """
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
