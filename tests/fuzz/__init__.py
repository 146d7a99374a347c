"""Damaged scenarios by the thousand: whatever a file holds, it works or is refused in one sentence.

`python -m tests.fuzz --cases 100000 --seed 1 --kind structure` tries so many, keeps the inputs that
fail, and says which case took longest and which most memory.
"""
