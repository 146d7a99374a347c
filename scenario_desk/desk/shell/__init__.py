"""What the one window is made of: its frame, commands, files, head and foot around the views."""
