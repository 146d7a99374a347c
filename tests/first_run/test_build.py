"""An environment is whole or not there, whoever interrupts the set-up and however often."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from scenario_desk.first_run import SetUpFailed, build
from scenario_desk.first_run.environment import Environment

PYPROJECT = """
[project]
dependencies = ["tiny>=1,<2"]
[dependency-groups]
dev = ["tiny-check>=1"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Environment:
    """A checkout that asks for `tiny`, and nothing set up in it."""
    checkout = tmp_path / "checkout"
    (checkout / "scenario_desk").mkdir(parents=True)
    (checkout / "pyproject.toml").write_text(PYPROJECT)
    (checkout / "constraints.txt").write_text("tiny==1.0\ntiny-check==1.0\n")
    return Environment(str(checkout))


@pytest.fixture
def wheels(tmp_path: Path) -> str:
    """A folder of wheels: two versions of `tiny`, of which the newer is not the pinned one."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for name, version in (("tiny", "1.0"), ("tiny", "1.5"), ("tiny_check", "1.0")):
        wheel(folder, name, version)
    return str(folder)


def wheel(folder: Path, name: str, version: str) -> None:
    about = f"{name}-{version}.dist-info"
    distribution = name.replace("_", "-")
    files = {
        f"{name}.py": f"version = {version!r}\n\ndef main():\n    print(version)\n",
        f"{about}/METADATA": (f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n"),
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/entry_points.txt": f"[console_scripts]\n{distribution} = {name}:main\n",
    }
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
        record = "".join(f"{path},,\n" for path in (*files, f"{about}/RECORD"))
        archive.writestr(f"{about}/RECORD", record)


def test_what_the_system_refuses_is_said_with_where_and_what_to_do(tmp_path: Path) -> None:
    gone = Environment(str(tmp_path / "gone"))
    with pytest.raises(SetUpFailed) as failed:
        build.set_up(gone, ["dev"], "", None, False)
    said = str(failed.value)
    assert gone.lock in said
    assert said.endswith("then start again.")
    assert "Errno" not in said


def test_it_installs_the_exact_versions_compiled_and_under_its_final_name(
    own: Environment,
    wheels: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A path of somebody else's must not pass for what is installed.
    monkeypatch.setenv("PYTHONPATH", f"{wheels}/tiny-1.0-py3-none-any.whl")
    build.set_up(own, [], "", wheels, inside=False)
    monkeypatch.delenv("PYTHONPATH")

    assert own.serves([], "", inside=False)
    site = Path(build.facts(own.python)[1])
    assert run(own.python, "-c", "import tiny; print(tiny.version)") == "1.0"
    assert list((site / "__pycache__").glob("tiny.*.pyc"))
    script = Path(own.python).with_name("tiny.exe" if os.name == "nt" else "tiny")
    if os.name != "nt":
        assert run(str(script)) == "1.0"
    assert ".venv.new" not in Path(own.folder, "pyvenv.cfg").read_text()
    assert not os.path.exists(own.unfinished)
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Setting up Scenario Desk in ")

    # What is there already is not made again; only what it lacks is a reason to.
    build.set_up(own, [], "", wheels, inside=False)
    assert capsys.readouterr().err == ""

    # A file that changes nothing about the packages changes the stamp alone.
    with open(own.pyproject, "a", encoding="utf-8") as file:
        file.write("# A comment.\n")
    build.set_up(own, [], "", wheels, inside=False)
    assert own.serves([], "", inside=False)
    assert capsys.readouterr().err == ""

    # A moved pin makes it anew, and what a killed start left is cleared away.
    Path(own.constraints).write_text("tiny==1.5\ntiny-check==1.0\n")
    Path(own.unfinished, "half").mkdir(parents=True)
    build.set_up(own, [], "", wheels, inside=False)
    assert run(own.python, "-c", "import tiny; print(tiny.version)") == "1.5"
    assert not os.path.exists(own.unfinished)
    assert not os.path.exists(own.discarded)


def test_an_interrupted_set_up_leaves_what_was_there(
    own: Environment, wheels: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(own.folder).mkdir()
    (Path(own.folder) / "kept").touch()

    def interrupt(*_: object) -> None:
        assert os.path.isdir(own.unfinished)
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "pip_of", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build.set_up(own, [], "", wheels, inside=False)

    assert not os.path.exists(own.unfinished)
    assert os.listdir(own.folder) == ["kept"]


def test_a_folder_that_lacks_a_wheel_is_named_as_the_reason(
    own: Environment, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(SetUpFailed, match="The folder must hold every wheel"):
        build.set_up(own, [], "", str(tmp_path / "empty"), inside=False)

    assert not os.path.exists(own.folder)


def test_a_start_that_waited_finds_the_work_done(
    own: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.makedirs(os.path.dirname(own.python))
    Path(own.python).touch()
    build.write_stamp(own.folder, own.inputs(), "3.11", ["dev"], ["offscreen"])
    monkeypatch.setattr(build, "build", lambda *_: pytest.fail("built again"))

    build.set_up(own, ["dev"], "offscreen", None, inside=False)


def test_one_start_at_a_time_holds_the_lock(own: Environment) -> None:
    with build.one_at_a_time(own.lock), open(own.lock, "a", encoding="utf-8") as second:
        assert not build.locked(second, wait=False)
    with open(own.lock, "a", encoding="utf-8") as second:
        assert build.locked(second, wait=False)


@pytest.mark.skipif(os.name != "posix", reason="only there a child can keep a lock")
def test_a_step_that_outlives_its_start_keeps_the_lock(own: Environment) -> None:
    with build.one_at_a_time(own.lock) as lock:
        held = build.quietly(lock)["pass_fds"]
        orphan = subprocess.Popen(
            [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=held
        )
    with orphan, open(own.lock, "a", encoding="utf-8") as second:
        assert not build.locked(second, wait=False)
        orphan.communicate(b"\n")
        assert build.locked(second, wait=False)


def test_an_environment_of_somebody_else_serves_within_the_ranges(
    own: Environment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    about = site / "tiny-1.9.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: tiny\nVersion: 1.9\n")
    monkeypatch.setattr(build, "facts", lambda _: ("3.12", str(site)))

    assert build.usable(own, []) == "3.12"
    assert build.usable(own, ["dev"]) is None

    Path(own.folder).mkdir()
    build.write_stamp(own.folder, own.inputs(), "3.12", [], [])
    assert build.usable(own, []) is None, "one we made has the pinned versions"


def test_an_environment_of_an_old_python_does_not_serve(
    own: Environment, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Path(own.pyproject).write_text("[project]\ndependencies = []\n")
    monkeypatch.setattr(build, "facts", lambda _: ("3.9", str(tmp_path)))

    assert build.usable(own, []) is None


class TestPipWithoutEnsurepip:
    """Debian's Python has no ensurepip: pip is a package of its own there."""

    @pytest.fixture(autouse=True)
    def debian(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(build, "has", lambda module: False)
        monkeypatch.setattr(build, "WHEELS_OF_DEBIAN", tmp_path / "none")
        monkeypatch.setattr(build.apt, "may_install", lambda: False)
        monkeypatch.setattr(build.apt, "unpack", lambda package, folder: False)

    def pip_of(self, wheels: str | None, scratch: Path) -> list[str]:
        with open(scratch / "lock", "w", encoding="utf-8") as lock:
            return build.pip_of("python", wheels, scratch, lock)

    def test_a_wheel_in_the_folder_runs_as_it_is(self, tmp_path: Path) -> None:
        (tmp_path / "pip-26.3-py3-none-any.whl").touch()

        command = self.pip_of(str(tmp_path), tmp_path)

        assert command == ["python", f"{tmp_path}/pip-26.3-py3-none-any.whl/pip"]

    def test_the_pip_of_the_running_python_installs_for_the_new_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(build, "has", lambda module: module == "pip")

        assert self.pip_of(None, tmp_path) == [sys.executable, "-m", "pip", "--python", "python"]

    def test_root_installs_debians_package(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        installed: list[str] = []
        monkeypatch.setattr(build.apt, "may_install", lambda: True)
        monkeypatch.setattr(build.apt, "install", installed.extend)
        monkeypatch.setattr(build, "has", lambda module: bool(installed) and module == "ensurepip")
        monkeypatch.setattr(build, "done", lambda *_: "")

        assert self.pip_of(None, tmp_path) == ["python", "-m", "pip"]
        assert installed == ["python3-venv"]

    def test_others_unpack_it_for_themselves(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unpack(package: str, folder: Path) -> bool:
            place = folder / "usr/share/python-wheels"
            place.mkdir(parents=True)
            (place / "pip-23.0.1-py3-none-any.whl").touch()
            return package == "python3-pip-whl"

        monkeypatch.setattr(build.apt, "unpack", unpack)

        command = self.pip_of(None, tmp_path)

        assert command[1].endswith("python-wheels/pip-23.0.1-py3-none-any.whl/pip")

    def test_where_there_is_none_one_sentence_says_what_to_do(self, tmp_path: Path) -> None:
        with pytest.raises(SetUpFailed, match="This Python has no pip"):
            self.pip_of(None, tmp_path)


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
