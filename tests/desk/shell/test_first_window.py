"""The first window is there before what it takes to work on a scenario."""

from __future__ import annotations

import subprocess
import sys

_SHOWN = """
import sys
from scenario_desk.desk.app import application
from scenario_desk.desk.shell.window import Window
app = application()
window = Window()
window.show()
print(*sorted({"networkx", "numpy", "pydantic", "pyqtgraph"} & set(sys.modules)))
"""


def test_the_window_shows_before_anything_heavy_is_loaded() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _SHOWN], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == []
