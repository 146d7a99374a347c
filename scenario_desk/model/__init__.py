"""What a scenario is: immutable entities, the edits that change them, and the checks on them."""
