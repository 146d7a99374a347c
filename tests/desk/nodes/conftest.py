"""Each test of the keys runs in the canvas and in the outline."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.desk.nodes.desk import Desk, make_desk
from tests.model.building import small_scenario


@pytest.fixture(params=["canvas", "outline"])
def host(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def desk(qtbot: QtBot, host: str) -> Desk:
    """The small scenario in a host, everything unfolded, nothing selected."""
    return make_desk(qtbot, small_scenario(), host)
