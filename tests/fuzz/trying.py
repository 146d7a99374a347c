"""What has to hold of every input: it is refused in one sentence, or all that follows works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from scenario_desk.analysis.all_findings import all_findings
from scenario_desk.analysis.evaluation import evaluate
from scenario_desk.analysis.frame import lower
from scenario_desk.exchange.csv_tables import read_tables, write_tables
from scenario_desk.exchange.evaluation_json import evaluation_json, findings_json
from scenario_desk.exchange.evaluation_text import evaluation_text
from scenario_desk.exchange.findings_text import findings_text
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.scenario_file import dumps, loads
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.harmless import harmless_json, harmless_lines
from scenario_desk.presentation.words.messages import templates
from tests.fuzz.tables import Folder

READ = "read"


def try_file(content: bytes, with_folder: bool = False) -> str:
    """Read a file and do all with it that has no window; `READ`, or the code of the refusal.

    with_folder: take it through a folder of tables as well. Raises whatever must not happen.
    """
    return _try(lambda: loads(content), with_folder)


def try_folder(folder: Folder, with_folder: bool = False) -> str:
    """The same with a folder of tables."""
    with TemporaryDirectory(prefix="fuzz-") as place:
        for name, content in folder.items():
            (Path(place) / name).write_bytes(content)
        return _try(lambda: read_tables(Path(place)), with_folder)


def _try(read: Callable[[], Scenario], with_folder: bool) -> str:
    try:
        scenario = read()
    except FileRefused as refused:
        _check_refusal(refused)
        return refused.message.code
    _check_figures(scenario)
    written = dumps(scenario)
    assert loads(written) == scenario, "another scenario is read than was written"
    assert dumps(loads(written)) == written, "the same scenario is not written the same"
    if with_folder:
        with TemporaryDirectory(prefix="fuzz-") as place:
            write_tables(scenario, Path(place))
            assert read_tables(Path(place)) == scenario, "another is read than the folder held"
    return READ


def _check_refusal(refused: FileRefused) -> None:
    sentence = str(refused)
    assert refused.message.code in templates(), refused.message.code
    assert sentence.endswith("."), sentence
    assert sentence.isprintable(), sentence
    assert len(sentence) < 700, sentence


def _check_figures(scenario: Scenario) -> None:
    evaluation = evaluate(lower(scenario), scenario.assumptions)
    found = all_findings(evaluation)
    for text in (evaluation_text(evaluation), findings_text(scenario, found)):
        assert harmless_lines(text) == text, "the text has characters that a terminal obeys"
        text.encode()
    # Neither nan nor infinite: JSON has no such numbers.
    harmless_json(evaluation_json(evaluation), ascii_only=False)
    harmless_json(findings_json(found), ascii_only=True)
