"""The scenario that a journal goes on from, as it was opened."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from scenario_desk.exchange.on_disk import Standing, standing
from scenario_desk.exchange.scenario_file import save
from scenario_desk.model.scenario import Scenario

_PIECE = 1 << 20


def write_base(path: Path, scenario: Scenario, file: Path | None, stands: Standing | None) -> None:
    """Write the scenario to `path`; raises OSError and FileRefused.

    The file it was read from is copied where it still stands as it did then: that is quicker.
    """
    if file is not None and stands is not None and standing(file) == stands:
        try:
            with file.open("rb") as source, path.open("wb") as copy:
                shutil.copyfileobj(source, copy, _PIECE)
                copy.flush()
                os.fsync(copy.fileno())
        except OSError:
            path.unlink(missing_ok=True)
        else:
            if standing(file) == stands:
                return
    save(scenario, path)
