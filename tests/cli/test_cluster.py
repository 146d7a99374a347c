"""Draws on a Dask cluster: a scheduler and its workers in processes of this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from scenario_desk.analysis.frame import lower
from scenario_desk.analysis.uncertainty.robustness import Robustness, refined, robustness
from scenario_desk.analysis.uncertainty.sampling import Sampling
from scenario_desk.cli.workers import workers
from scenario_desk.exchange.scenario_file import load
from scenario_desk.locate import locate

SYRIA = str(locate("scenarios", "syria-2017.scenario"))
distributed = pytest.importorskip("distributed", reason="the group cluster is not installed")
pytestmark = pytest.mark.filterwarnings("ignore")  # What a cluster says of its own ending.
PATIENCE_S = 120


class Cluster:
    """A scheduler at `address`, and workers that are started one by one."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._start("scheduler", "--host", "127.0.0.1", "--port", str(port))

    def worker(self) -> subprocess.Popen[bytes]:
        return self._start("worker", self.address, "--no-nanny", "--nthreads", "1")

    def wait_for(self, count: int) -> None:
        with distributed.Client(self.address, timeout=PATIENCE_S) as client:
            if count:
                client.wait_for_workers(count, timeout=PATIENCE_S)
            # The thread for packing, which a process keeps, starts before a test looks for any.
            client.sync(distributed.utils.offload, int)

    def _start(self, what: str, *arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--no-dashboard"]
        process = subprocess.Popen(
            [*command, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        return process


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with ExitStack() as stack:
        started = Cluster(stack)
        started.worker()
        started.worker()
        started.wait_for(2)
        yield started


@pytest.fixture(scope="module")
def empty() -> Iterator[Cluster]:
    with ExitStack() as stack:
        started = Cluster(stack)
        started.wait_for(0)
        yield started


def content(found: Robustness) -> dict[str, bytes]:
    sums = {name: value.tobytes() for name, value in found.tally.sums.items()}
    return sums | {f"{name} ²": value.tobytes() for name, value in found.tally.squares.items()}


def test_two_workers_come_to_the_same_bit_for_bit(cluster: Cluster) -> None:
    scenario = load(SYRIA)
    given = (lower(scenario), scenario.assumptions, Sampling(samples=3_000))
    with workers(cluster.address) as executor:
        assert content(robustness(*given, executor)) == content(robustness(*given))


def test_a_worker_that_is_killed_half_way_changes_nothing(cluster: Cluster) -> None:
    scenario = load(SYRIA)
    given = (lower(scenario), scenario.assumptions, Sampling(samples=20_000))
    lost = cluster.worker()
    cluster.wait_for(3)
    with workers(cluster.address) as executor:
        pictures = refined(*given, executor)
        next(pictures)
        lost.kill()
        *_, found = pictures
    assert content(found) == content(robustness(*given))


def test_the_command_draws_there(run: Any, cluster: Cluster) -> None:
    given = ("robustness", SYRIA, "--json", "--samples", "500")
    assert run(*given, "--scheduler", cluster.address).json == run(*given).json


def test_workers_of_another_version_are_refused(
    refuse: Any, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scenario_desk.cli.workers.__version__", "9.9")
    said = refuse("robustness", SYRIA, "--scheduler", cluster.address)
    assert said.startswith("Not every worker")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "smoke://a:1", ""])
def test_where_no_scheduler_answers_one_sentence_says_so(refuse: Any, address: str) -> None:
    said = refuse("robustness", SYRIA, "--scheduler", address)
    assert said.startswith(f"No scheduler of Dask answers at “{address}”")


def test_a_scheduler_without_workers_is_refused(
    refuse: Any, empty: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scenario_desk.cli.workers._ENOUGH", 0.5)
    assert "has no workers" in refuse("robustness", SYRIA, "--scheduler", empty.address)
