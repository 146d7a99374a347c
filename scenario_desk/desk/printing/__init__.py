"""Takes pictures out of the window: into a file, onto the clipboard, onto paper."""
