"""The quick line: a few letters after an equals sign, read as judgements of nodes."""
