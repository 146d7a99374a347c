"""Weights judged by swings: ranked, rated, and checked by trade-offs."""
