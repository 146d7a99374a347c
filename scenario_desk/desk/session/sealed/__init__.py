"""Sealed acceptance: which packages all could sign, asked in secret; and whether all prefer another."""
