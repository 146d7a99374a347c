"""Kills the program in the middle of work, again and again, and looks what is left.

python -m tests.kills --runs 500 --seed 1
"""
