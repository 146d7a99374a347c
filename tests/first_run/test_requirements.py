"""Versions are compared as the ranges mean them, and the project's own lines are understood."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scenario_desk.first_run import requirements

CHECKOUT = Path(__file__).resolve().parents[2]
PYPROJECT = str(CHECKOUT / "pyproject.toml")
CONSTRAINTS = CHECKOUT / "constraints.txt"
LINES = requirements.required(PYPROJECT, ["dev"])


def install(site: Path, name: str, version: str) -> None:
    """Pretend a distribution is installed: what says so is a folder with its metadata."""
    folder = site / f"{name.replace('-', '_')}-{version}.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")


@pytest.mark.parametrize(
    ("version", "operator", "bound", "expected"),
    [
        ("6.11.3", "<", "6.12", True),
        ("6.12.0", "<", "6.12", False),
        ("6.12.0rc1", "<", "6.12", False),
        ("6.8", ">=", "6.8.0", True),
        ("6.10", ">=", "6.8", True),
        ("2", "<", "3", True),
        ("1.0", "==", "1.0.0", True),
        ("1.0.1", "!=", "1.0", True),
        ("1.0.post1", "<=", "1.0", True),
        ("1.1", ">", "1.0.9", True),
    ],
)
def test_versions_are_compared_part_by_part(
    version: str, operator: str, bound: str, expected: bool
) -> None:
    assert requirements.holds(version, operator, bound) is expected


def test_a_line_is_a_name_and_conditions() -> None:
    assert requirements.split("PySide6-Essentials>=6.8,<6.12") == (
        "PySide6-Essentials",
        [(">=", "6.8"), ("<", "6.12")],
    )
    assert requirements.split("numpy") == ("numpy", [])


@pytest.mark.parametrize("line", ["numpy[extra]>=2", "numpy>=2; os_name == 'nt'", ">=2", "a @ b"])
def test_a_line_of_another_form_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="is not of the form"):
        requirements.split(line)


def test_the_wrong_version_is_unmet_although_it_is_there(tmp_path: Path) -> None:
    install(tmp_path, "PySide6-Essentials", "6.12.0")
    install(tmp_path, "numpy", "2.1.0")

    lines = ["PySide6-Essentials>=6.8,<6.12", "numpy>=2,<3", "scipy>=1.13"]
    assert requirements.unmet(lines, [str(tmp_path)]) == [lines[0], lines[2]]


def test_a_group_that_is_gone_asks_for_nothing() -> None:
    assert requirements.required(PYPROJECT, ["gone"]) == requirements.required(PYPROJECT)


def test_what_differs_from_its_pin_is_astray(tmp_path: Path) -> None:
    install(tmp_path / "site", "numpy", "2.1.0")
    install(tmp_path / "site", "pip", "23.0")
    pins = tmp_path / "constraints.txt"
    pins.write_text("# exact\nnumpy==2.1.0\npip==26.3\nscipy==1.17.1\n")

    assert requirements.astray(str(pins), [str(tmp_path / "site")]) == ["pip==26.3"]


@pytest.mark.parametrize("line", LINES)
def test_every_range_holds_its_pin(line: str) -> None:
    name, conditions = requirements.split(line)
    pin = pins()[canonicalize_name(name)]

    assert all(requirements.holds(pin, *condition) for condition in conditions)


def test_pyside_stays_below_the_version_that_loses_references() -> None:
    (line,) = (line for line in LINES if line.startswith("PySide6"))
    _, conditions = requirements.split(line)

    assert ("<", "6.12") in conditions


def test_everything_that_is_needed_is_pinned() -> None:
    """Follow what the installed distributions ask for, on this system and this Python."""
    missing, seen = set(), set()
    waiting = [Requirement(line) for line in LINES]
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in seen:
            continue
        seen.add(name)
        if name not in pins():
            missing.add(name)
        for line in metadata.requires(name) or ():
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                waiting.append(needed)

    assert not missing


def test_a_pin_is_a_name_and_a_version() -> None:
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    bare = [line for line in lines if line and not line.startswith("#")]

    assert all(re.fullmatch(r"[a-z0-9.-]+==[0-9][a-z0-9.]*", line) for line in bare)
    assert list(pins()) == sorted(pins())


def pins() -> dict[str, str]:
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    split = (line.split("==") for line in lines if "==" in line)
    return {canonicalize_name(name): version for name, version in split}
