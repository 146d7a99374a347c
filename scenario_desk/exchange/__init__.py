"""How a scenario is kept and shared: the file, templates, import and export."""
