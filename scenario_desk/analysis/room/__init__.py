"""What a room says together: many people's own numbers on the same judgements."""
