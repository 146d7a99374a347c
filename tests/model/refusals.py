"""How tests say that an edit must be refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from scenario_desk.model.messages import EditRefused
from scenario_desk.model.scenario import Scenario
from scenario_desk.presentation.words.messages import templates


def refusal(edit: Callable[..., Scenario], *args: Any, **fields: Any) -> str:
    """Return the code with which the edit is refused; it has words that its values fill."""
    with pytest.raises(EditRefused) as caught:
        edit(*args, **fields)
    message = caught.value.message
    assert message.code in templates()
    return message.code
