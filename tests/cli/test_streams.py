"""Where the output goes: a closed stream, a full disk, an encoding without the signs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scenario_desk.exchange.scenario_file import load, save
from scenario_desk.locate import locate
from scenario_desk.model.scenario import replace

SYRIA = str(locate("scenarios", "syria-2017.scenario"))
FULL = Path("/dev/full")
HELP = [("--help",), ("evaluate", "--help")]


def desk(
    redirection: str, *arguments: str, encoding: str = "utf-8"
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell would with this redirection."""
    return subprocess.run(
        [
            "sh",
            "-c",
            f'"$@" {redirection}',
            "sh",
            sys.executable,
            "-m",
            "scenario_desk",
            *arguments,
        ],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "80"},
    )


@pytest.mark.skipif(os.name != "posix", reason="Closing a stream is said in a shell's words.")
@pytest.mark.parametrize("redirection", [">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("evaluate", SYRIA), 0),
        (("evaluate", SYRIA, "--json"), 0),
        (("--version",), 0),
        (("--help",), 0),
        (("evaluate", "--help"), 0),
        (("evaluate", "nowhere.scenario"), 2),
    ],
)
def test_a_closed_stream_takes_nothing(redirection, arguments, code):
    ran = desk(redirection, *arguments)
    assert ran.returncode == code
    assert b"Traceback" not in ran.stdout + ran.stderr
    if ">&-" in redirection.split() and "2>&-" not in redirection:
        assert ran.stdout == b""
        assert ran.stderr.count(b"\n") == (code == 2)
    if code == 2:
        assert ran.stdout == b"", "a complaint is no answer"


@pytest.mark.skipif(not FULL.exists(), reason="No device that is always full.")
@pytest.mark.parametrize("arguments", [("evaluate", SYRIA), ("new", "--list"), *HELP])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_what_could_not_be_written_is_one_sentence(arguments, encoding):
    ran = desk(">/dev/full", *arguments, encoding=encoding)
    assert ran.returncode == 2
    assert ran.stderr.count(b"\n") == 1
    assert ran.stderr.startswith(b"The answer could not be printed (the disk is full);")
    assert desk("2>/dev/full", "evaluate", "nowhere.scenario").returncode == 2


@pytest.mark.parametrize("arguments", [("evaluate", SYRIA, "--json"), ("--version",), *HELP])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_who_reads_no_further_has_read_enough(arguments, unbuffered):
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [sys.executable, "-m", "scenario_desk", *arguments],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp850"])
def test_an_encoding_without_the_signs_gets_letters_and_hyphens(encoding):
    lines = desk("", "evaluate", SYRIA, encoding=encoding).stdout.decode(encoding).splitlines()
    whole = desk("", "evaluate", SYRIA).stdout.decode().splitlines()
    assert not [line for line in lines if "?" in line]
    assert len(lines) == len(whole)
    rows = {line[3:6]: line for line in lines if line[3:4] == "e" and line[4:6].isdigit()}
    signs = str.maketrans(
        dict(zip("\u25cf\u25c9\u25ce\u25d0\u25d1\u25cb\u25cc\u2212", "SPTAB-U-", strict=True))
    )
    for line in whole:
        if line[3:6] in rows and line[3:4] == "e":
            assert rows[line[3:6]] == line.translate(signs)
    legend = next(line for line in lines if line.startswith("S could be"))
    assert legend.split("   ")[-2:] == ["- neither principal", "U undecided"]


def test_letters_that_an_encoding_lacks_lose_their_accents(tmp_path):
    path = tmp_path / "accents.scenario"
    save(replace(load(SYRIA), title="Łódź – “Čapek” … café ≥ 5 \u5317"), path)
    said = desk("", "evaluate", str(path), encoding="ascii").stdout.decode("ascii")
    assert said.splitlines()[0] == 'Lodz - "Capek" ... cafe >= 5 ?'
    said = desk("", "evaluate", str(path), encoding="cp1252").stdout.decode("cp1252")
    assert said.splitlines()[0] == "Lódz – “Capek” … café >= 5 ?"
    said = desk("", "evaluate", str(path), "--json", encoding="ascii").stdout
    assert json.loads(said)["scenario"] == "Łódź – “Čapek” … café ≥ 5 \u5317"
