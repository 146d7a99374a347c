"""What a scenario means: every figure of it, computed over arrays lowered from the scenario."""
