"""The same work without a window, and the way into the program for an installed command."""

from scenario_desk.cli.app import main

__all__ = ["main"]
