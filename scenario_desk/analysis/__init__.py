"""What a scenario means: arrays lowered from it, and the figures computed from them."""
