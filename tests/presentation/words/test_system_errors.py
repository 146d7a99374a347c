"""What the system refuses is said in our words, and nowhere as the system's own text."""

from __future__ import annotations

import ast
import errno
from collections.abc import Iterator
from pathlib import Path

import pytest

import scenario_desk
from scenario_desk.exchange.refusal import FileRefused, refused_by_system, sentence
from scenario_desk.presentation.words.messages import words
from scenario_desk.presentation.words.system_errors import system_error

PACKAGE = Path(scenario_desk.__file__).parent
WHAT, WHERE = "could not be saved (", "“plan.scenario”"
NAMED = ("ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR", "EISDIR", "EIO")
NAMED += ("ENAMETOOLONG", "EBUSY", "ENODEV", "ESTALE", "ETIMEDOUT", "EMFILE", "EFBIG", "ELOOP")


def of(name: str, *more: str) -> OSError:
    return OSError(getattr(errno, name), "words of the system", *more)


@pytest.mark.parametrize("name", [name for name in NAMED if hasattr(errno, name)])
def test_a_common_reason_is_in_our_words(name: str) -> None:
    said = str(refused_by_system("file_not_saved", Path("far/plan.scenario"), of(name)))
    assert said.startswith(f"{WHERE} {WHAT}")
    assert "words of the system" not in said
    assert "Errno" not in said
    assert said.endswith("save under another name or in another folder.")


def test_a_file_that_windows_keeps_for_another_program_is_in_use() -> None:
    error = of("EACCES")
    assert words(system_error(error)) == "it is not permitted there"
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert words(system_error(error)) == "another program is using it"


def test_any_other_reason_is_quoted_without_its_number() -> None:
    assert words(system_error(OSError(9999, "bad magic"))) == "the system says “bad magic”"
    assert words(system_error(OSError("plan is no file"))) == "plan is no file"


def test_an_error_that_nobody_met_on_its_way_is_one_sentence() -> None:
    said = sentence(of("EACCES", "/far/away/plan.scenario"))
    assert said.startswith(f"{WHERE} is out of reach (it is not permitted there); check ")
    assert sentence(of("EMFILE")) == (
        "The system refused what was to be done (too many files are open); put that right and try"
        " again."
    )
    known = FileRefused("file_empty", file="plan.scenario")
    assert sentence(known) == str(known)


def test_the_words_of_the_system_are_asked_for_in_one_place() -> None:
    """And in the set-up, which knows nothing of the rest."""
    asked = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(asks_the_system(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert asked == {"first_run/build.py", "presentation/words/system_errors.py"}


def asks_the_system(module: ast.Module) -> Iterator[bool]:
    """Whether each part of a module takes the text of a system's error."""
    for node in ast.walk(module):
        yield isinstance(node, ast.Attribute) and node.attr in ("strerror", "winerror")
        if isinstance(node, ast.ExceptHandler) and "OSError" in ast.dump(node.type or node):
            for part in ast.walk(node):
                yield node.name is not None and said_in(part) == node.name


def said_in(part: ast.AST) -> str:
    """The name of what becomes text in a part of a module, as in `str(error)` and `{error}`."""
    if isinstance(part, ast.FormattedValue):
        return getattr(part.value, "id", "")
    if isinstance(part, ast.Call) and getattr(part.func, "id", "") == "str" and part.args:
        return getattr(part.args[0], "id", "")
    return ""
