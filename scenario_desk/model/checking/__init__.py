"""The checks by part of a scenario; `model.checks` runs them all.

They take for granted that the nodes form one tree: a file in which they do not is refused, and
edits keep it one.
"""
