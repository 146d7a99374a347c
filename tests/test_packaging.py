"""The wheel carries everything, and runs where there is no checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from scenario_desk.locate import locate

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=CHECKOUT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of a fresh environment with the wheel; dependencies come from here."""
    home = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", str(home))
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = str(scripts / "python")
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home)
    Path(site.strip(), "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    pip = [sys.executable, "-m", "pip", "--python", python, "install"]
    run(*pip, "--quiet", "--no-deps", "--no-index", str(wheel))
    return scripts


def test_the_wheel_carries_the_program_its_resources_and_its_scenarios(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())

    for folder in ("resources", "scenarios"):
        for path in tracked(folder):
            assert f"scenario_desk/_data/{path}" in carried
    for path in tracked("scenario_desk"):
        assert path in carried


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top.partition("-")[0] for top in tops} == {"scenario_desk"}


def test_what_ships_is_found_without_a_checkout(installed: Path, tmp_path: Path) -> None:
    code = "from scenario_desk.locate import locate; print(locate('scenarios'))"

    found = run(str(installed / "python"), "-c", code, cwd=tmp_path).strip()

    assert Path(found).is_relative_to(installed.parent)
    assert {path.name for path in Path(found).iterdir()} >= {
        path.name for path in locate("scenarios").glob("*.scenario")
    }


def test_the_command_works_without_a_checkout(installed: Path, tmp_path: Path) -> None:
    program = str(installed / "scenario-desk")

    listed = run(program, "new", "--list", cwd=tmp_path)
    run(program, "new", "--template", "syria-2017", "-o", "mine.scenario", cwd=tmp_path)
    evaluation = json.loads(run(program, "evaluate", "mine.scenario", "--json", cwd=tmp_path))

    assert all(path.stem in listed for path in locate("scenarios").glob("*.scenario"))
    assert len(evaluation["endpoints"]) == 16


def test_what_does_not_ship_is_named_as_missing() -> None:
    with pytest.raises(FileNotFoundError, match="resources/nothing is missing"):
        locate("resources", "nothing")


def tracked(folder: str) -> list[str]:
    """Return the files of a folder that belong to the project, not to a run of it."""
    return [
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]


def run(*command: str, cwd: Path | None = None) -> str:
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr or result.stdout
    return result.stdout
