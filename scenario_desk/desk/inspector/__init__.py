"""The inspector: whatever is selected, every field of it, in sentences first and then to edit."""
