"""How sure the overlap is, endpoint by endpoint, and what that hangs on."""
