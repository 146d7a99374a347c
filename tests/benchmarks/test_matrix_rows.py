"""The benchmark of the matrix runs, and its rows say what the table and its readers expect."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.benchmarks import COLUMNS, matrix_bench


def test_each_thing_done_to_all_cells_is_a_row_beside_its_peer(qapp: QApplication) -> None:
    assert qapp is QApplication.instance()
    rows = matrix_bench.rows(endpoints=5, actors=3)
    done = [f"matrix: {what}, to pixels" for what in ("select all", "copy", "delete", "undo")]
    assert [row["what"] for row in rows] == done
    for row in rows:
        assert tuple(row) == COLUMNS
        assert row["size"] == 5 * 3 * 2
        assert row["ours"] > 0
        assert row["peer_value"] > 0
        assert row["limit"] == matrix_bench.WAIT_MS
