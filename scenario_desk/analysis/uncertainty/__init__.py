"""How sure the figures are: what is drawn, and what many draws come to."""
