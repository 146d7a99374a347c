"""How a scenario is kept and shared: its file, its templates, and other formats in and out."""
