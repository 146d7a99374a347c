"""Kill many runs, and say how it went."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.kills.killing import killed_run
from tests.kills.voting import killed_vote

KINDS = {"editing": killed_run, "voting": killed_vote}


def main(argv: Sequence[str] | None = None) -> int:
    """Print what became of the runs; the exit code is 1 where something was lost."""
    arguments = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    arguments.add_argument("--kind", choices=KINDS, default="editing", help="what is going on")
    arguments.add_argument("--runs", type=int, default=1, metavar="N")
    arguments.add_argument("--seed", type=int, default=1, metavar="N", help="of the first run")
    arguments.add_argument(
        "--folder", metavar="DIR", help="where to work: a disk that is full, say"
    )
    chosen = arguments.parse_args(argv)
    changes, failed = 0, 0
    for seed in range(chosen.seed, chosen.seed + chosen.runs):
        with tempfile.TemporaryDirectory(dir=chosen.folder) as folder:
            try:
                changes += KINDS[chosen.kind](seed, Path(folder))
            except Exception as error:
                failed += 1
                sys.stdout.write(f"seed {seed}: {type(error).__name__}: {error}\n")
    sys.stdout.write(f"{chosen.runs} kills after {changes} changes or votes: {failed} failed\n")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
