"""Scenario Desk: build the ways a war can end, score them, and find what both sides could accept."""
