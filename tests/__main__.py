"""`python3 main.py test`: every check a change must pass; arguments go to pytest alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent

# Quick ones first; pytest includes the architecture (tests/test_architecture.py). All tests are shared
# out to the cores file by file, so that what a file makes once is made once; a few start sooner alone.
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("pytest", "--numprocesses", "auto", "--dist", "loadfile"),
)


def main(arguments: Sequence[str]) -> int:
    checks = [("pytest", *arguments)] if arguments else CHECKS
    failed = [" ".join(check) for check in checks if not passes(check)]
    if failed:
        print(f"Failed: {', '.join(failed)}.")
    return 1 if failed else 0


def passes(check: Sequence[str]) -> bool:
    """Run a check with its own output, and tell whether it passed."""
    print(f"\n{' '.join(check)}", flush=True)
    return subprocess.run([sys.executable, "-m", *check], cwd=CHECKOUT, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
