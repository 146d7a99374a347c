"""An older file is brought up to date step by step before it is understood.

There is no older version yet, so the steps here are invented for the test.
"""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from scenario_desk.exchange.json_scanner import Scanner
from scenario_desk.exchange.migrations import Document
from scenario_desk.exchange.refusal import FileRefused
from scenario_desk.exchange.scenario_file import dumps
from scenario_desk.exchange.scenario_reader import read
from tests.model.building import small_scenario


def actors_were_called_parties(document: Document) -> Document:
    document["actors"] = document.pop("parties")
    return document


def titles_were_called_names(document: Document) -> Document:
    return {"title" if key == "name" else key: value for key, value in document.items()}


STEPS = {1: actors_were_called_parties, 2: titles_were_called_names}


def old_file(version: int) -> Document:
    document: Document = json.loads(dumps(small_scenario())) | {"version": version}
    if version < 3:
        document["name"] = document.pop("title")
    if version < 2:
        document["parties"] = document.pop("actors")
    return document


def read_old(document: Document, **kwargs):
    return read(Scanner(BytesIO(json.dumps(document).encode())), STEPS, current=3, **kwargs)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_every_version_reads_as_the_present_one(version):
    assert read_old(old_file(version)) == small_scenario()


def test_a_fault_in_an_old_file_names_the_entity():
    document = old_file(1)
    document["parties"][1]["leverage"] = "huge"
    with pytest.raises(FileRefused) as refused:
        read_old(document)
    assert "“ru” in “actors”: “leverage” must be one of" in str(refused.value.about("old"))


@pytest.mark.parametrize(("version", "code"), [(0, "file_version_unknown"), (4, "file_newer")])
def test_a_version_no_step_leads_from_is_refused(version, code):
    with pytest.raises(FileRefused) as refused:
        read_old(old_file(3) | {"version": version})
    assert refused.value.message.code == code
