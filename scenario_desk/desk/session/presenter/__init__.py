"""The presenter's window: what only whoever leads a session may see, for a screen of their own."""
