"""How a scenario is drawn and said, as data: layout, glyphs, colours, numbers and sentences."""
