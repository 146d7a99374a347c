"""What a crash left is found at the next start, shown, and comes back when it is asked for."""
