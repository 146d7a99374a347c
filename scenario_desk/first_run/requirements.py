"""What the project asks for and what an interpreter has, read without any dependency.

Only what pyproject.toml uses is understood: `name>=a,<b`, released versions, no markers.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path

Version = tuple[int, ...]


def required(pyproject: str, groups: Iterable[str] = ()) -> list[str]:
    """Return the requirement lines of the program and of the named dependency groups.

    A group that is gone from pyproject.toml, but not from an old environment, asks for nothing.
    """
    project = tomllib.loads(Path(pyproject).read_text(encoding="utf-8"))
    lines = list(project["project"]["dependencies"])
    for group in groups:
        lines += project.get("dependency-groups", {}).get(group, [])
    return lines


def unmet(lines: Iterable[str], path: Sequence[str] | None = None) -> list[str]:
    """Return the lines that what is installed on `path` (by default here) does not satisfy."""
    return [line for line in lines if not satisfied(line, path)]


def satisfied(line: str, path: Sequence[str] | None = None) -> bool:
    """Tell whether a distribution is installed whose version lies in the range of the line.

    Its importing proves nothing: the wrong version imports as well.
    """
    name, conditions = split(line)
    version = installed_version(name, path)
    return version is not None and all(holds(version, *condition) for condition in conditions)


def astray(constraints: str, path: Sequence[str] | None = None) -> list[str]:
    """Return the pinned distributions that are installed in another version than the pin."""
    pins = [
        line for line in Path(constraints).read_text(encoding="utf-8").splitlines() if "==" in line
    ]
    return [
        pin
        for pin in pins
        if installed_version(split(pin)[0], path) is not None and not satisfied(pin, path)
    ]


def installed_version(name: str, path: Sequence[str] | None = None) -> str | None:
    """Return the version of a distribution, or None where it is not installed."""
    where = list(sys.path if path is None else path)
    found = next(iter(metadata.distributions(name=name, path=where)), None)
    return found.version if found else None


def split(line: str) -> tuple[str, list[tuple[str, str]]]:
    """Take `name>=a,<b` apart: the name, and each condition as operator and version."""
    match = re.fullmatch(r"\s*([A-Za-z0-9._-]+?)\s*((?:[<>=!]=?[^<>=!;]+)?(?:,[^;]+)?)", line)
    if match is None:
        raise ValueError(f"The requirement {line!r} is not of the form name>=a,<b.")
    name, ranges = match.groups()
    conditions = re.findall(r"(==|!=|<=|>=|<|>)\s*([0-9][^,\s]*)", ranges)
    return name, conditions


def holds(version: str, operator: str, bound: str) -> bool:
    """Compare two versions by their released part, so that 6.12.0rc1 counts as 6.12."""
    have, want = in_step(released(version), released(bound))
    return {
        "==": have == want,
        "!=": have != want,
        "<=": have <= want,
        ">=": have >= want,
        "<": have < want,
        ">": have > want,
    }[operator]


def released(version: str) -> Version:
    match = re.match(r"\d+(?:\.\d+)*", version)
    if match is None:
        raise ValueError(f"{version!r} is not a version.")
    return tuple(int(part) for part in match.group().split("."))


def in_step(one: Version, other: Version) -> tuple[Version, Version]:
    """Fill the shorter with zeros: 6.8 is 6.8.0."""
    length = max(len(one), len(other))
    return one + (0,) * (length - len(one)), other + (0,) * (length - len(other))
