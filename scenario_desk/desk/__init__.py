"""Where people work on a scenario: the window and its views."""
