"""Scenario Desk: scenario trees, scored endings, and where the sides overlap.

Importing the package costs nothing: `bootstrap` imports it before any dependency is installed.
"""

__version__ = "0.1.0"
