"""Try damaged scenarios by the thousand; keep those that fail, and say what the worst ones cost.

Time is that of the processor and memory what a case adds, so that other programs do not count.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.cases import KINDS, Case, case

SECONDS, MEGABYTES = 2.0, 500.0
"""No case may take more time of the processor, or more memory beyond what the process had."""
_GIVE_UP_S = 60
_ROOM_BYTES = 6_000_000_000
_AT_ONCE = 500


@dataclass(slots=True)
class Tally:
    """What became of a run of cases."""

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, -1)
    """(seconds, number of the case)"""
    largest: tuple[float, int] = (0.0, -1)
    """(megabytes, number of the case)"""

    def add(self, other: Tally) -> None:
        self.outcomes.update(other.outcomes)
        self.failures += other.failures
        self.slowest = max(self.slowest, other.slowest)
        self.largest = max(self.largest, other.largest)


class TookTooLong(Exception):
    """A case was given up."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the cases and print what became of them; the exit code is 1 where one failed."""
    arguments = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    arguments.add_argument("--kind", choices=KINDS, default=KINDS[0])
    arguments.add_argument("--cases", type=int, default=1, metavar="N")
    arguments.add_argument("--seed", type=int, default=1, metavar="N")
    arguments.add_argument("--first", type=int, default=0, metavar="N", help="number of the first")
    arguments.add_argument("--jobs", type=int, default=1, metavar="N", help="processes at once")
    kept = Path(tempfile.gettempdir(), "scenario-desk-fuzz")
    arguments.add_argument("--keep", type=Path, default=kept, metavar="FOLDER", help=f"{kept}")
    given = arguments.parse_args(argv)
    started = time.perf_counter()
    end = given.first + given.cases
    pieces = [
        (given.kind, given.seed, first, min(first + _AT_ONCE, end), given.keep)
        for first in range(given.first, end, _AT_ONCE)
    ]
    whole = Tally()
    if given.jobs == 1:
        for piece in pieces:
            whole.add(run(*piece))
    else:
        with ProcessPoolExecutor(given.jobs) as pool:
            for tally in pool.map(run, *zip(*pieces, strict=True)):
                whole.add(tally)
    print(summary(whole, time.perf_counter() - started))
    return 1 if whole.failures else 0


def run(kind: str, seed: int, first: int, end: int, keep: Path) -> Tally:
    """Run the cases from `first` to before `end`, keeping the inputs of those that fail."""
    warnings.simplefilter("error")
    _leave_room()
    tally = Tally()
    for number in range(first, end):
        each = case(kind, seed, number)
        before = _memory()
        started = time.process_time()
        try:
            outcome, fault = _within_time(each), ""
        except Exception as error:
            outcome, fault = "failed", "".join(traceback.format_exception(error)).strip()
        seconds = time.process_time() - started
        megabytes = _memory(peak=True) - before
        tally.slowest = max(tally.slowest, (seconds, number))
        tally.largest = max(tally.largest, (megabytes, number))
        if not fault and (seconds > SECONDS or megabytes > MEGABYTES):
            outcome, fault = "too much", f"{seconds:.1f} s, {megabytes:.0f} MB"
        tally.outcomes[outcome] += 1
        if fault:
            keep.mkdir(parents=True, exist_ok=True)
            path = each.keep(keep / f"{kind}-{seed}-{number}")
            tally.failures.append(f"{path}\n{fault}")
            print(tally.failures[-1], file=sys.stderr, flush=True)
    return tally


def summary(tally: Tally, seconds: float) -> str:
    count = tally.outcomes.total()
    lines = [f"{outcome:32}{number:9,}" for outcome, number in tally.outcomes.most_common()]
    slowest, largest = tally.slowest, tally.largest
    lines.append(f"{count:,} cases in {seconds:,.0f} s, {count / max(seconds, 1e-9):,.0f} a second")
    lines.append(f"slowest {slowest[0]:.2f} s, case {slowest[1]}")
    lines.append(f"largest {largest[0]:.0f} MB, case {largest[1]}")
    lines.append(f"{len(tally.failures):,} failed")
    return "\n".join(lines)


def _within_time(each: Case) -> str:
    """Run a case, but not for ever, where the system can interrupt it."""
    if not hasattr(signal, "SIGALRM"):
        return each.run()

    def give_up(_signal: int, _frame: object) -> None:
        raise TookTooLong(f"more than {_GIVE_UP_S} s")

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(_GIVE_UP_S)
    try:
        return each.run()
    finally:
        signal.alarm(0)


def _leave_room() -> None:
    """Let a case that takes all memory end in an error, not the machine in a standstill."""
    if os.name != "nt":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_ROOM_BYTES, hard))


_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")


def _memory(*, peak: bool = False) -> float:
    """Megabytes in use now, or at most since this was last asked; 0 where Linux does not tell."""
    if not _STATUS.exists():
        return 0.0
    if not peak:
        _CLEAR.write_text("5")
    wanted = "VmHWM:" if peak else "VmRSS:"
    line = next(each for each in _STATUS.read_text().splitlines() if each.startswith(wanted))
    return int(line.split()[1]) / 1_024


if __name__ == "__main__":
    sys.exit(main())
