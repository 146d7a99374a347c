"""The package builder: linkages ticked, what they come to, and what would bring an endpoint in."""
