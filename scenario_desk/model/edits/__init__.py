"""Every change a user can make, as pure functions from one scenario to the next."""
