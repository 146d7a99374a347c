"""Keeps every finished edit of an open scenario until it is closed, so that no crash can take it.

A journal is a folder with the scenario as it was opened and a line for each edit since; see
`lines`. It stands in the program's own data, never beside the user's file.
"""

from scenario_desk.exchange.journal.journal import Journal
from scenario_desk.exchange.journal.left import Left, NothingLeft, left_in, left_journals
from scenario_desk.exchange.journal.lines import Newer

__all__ = ["Journal", "Left", "Newer", "NothingLeft", "left_in", "left_journals"]
