"""What the figures hang on: one judgement at a time, two, all together, and the weights."""
