"""What the README promises about people's work is proven by tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


def section(file: str, title: str) -> str:
    text = (CHECKOUT / file).read_text(encoding="utf-8")
    found = re.search(rf"^## {re.escape(title)}\n(.*?)^## ", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def functions_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def proofs() -> dict[str, list[tuple[str, str]]]:
    """By promise, the tests named for it: (file, name)."""
    rows = re.findall(r"^\| ([^|]+) \| (`[^|]+) \|$", section("CONTRIBUTING.md", "Promises"), re.M)
    return {promise: re.findall(r"`([\w/.]+)::(\w+)`", tests) for promise, tests in rows}


def test_each_promise_has_its_proofs() -> None:
    promised = section("README.md", "What is promised about your work")
    promises = re.findall(r"^- \*\*(.+?)\.\*\*", promised, re.M)
    assert promises
    assert promises == list(proofs())
    assert all(proofs().values())


def test_each_proof_is_a_test() -> None:
    missing = [
        f"{file}::{name}"
        for named in proofs().values()
        for file, name in named
        if not (CHECKOUT / file).is_file() or name not in functions_in(CHECKOUT / file)
    ]
    assert not missing
