"""Branches on their way from one scenario to another: cut out, as a file, as text, and fitted in.

On the way they are a scenario of their own, the carrier: its root holds the branches, its rosters
only what they name, by id and name. So they are read and refused by the rules that files are.
"""

from scenario_desk.exchange.fragments.as_file import dumps, loads
from scenario_desk.exchange.fragments.as_text import outline, read_outline
from scenario_desk.exchange.fragments.carrying import carrier
from scenario_desk.exchange.fragments.fitting import Fitted, fitted
from scenario_desk.exchange.fragments.refusal import PasteRefused

__all__ = [
    "Fitted",
    "PasteRefused",
    "carrier",
    "dumps",
    "fitted",
    "loads",
    "outline",
    "read_outline",
]
