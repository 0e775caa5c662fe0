"""Every equation held against a route that shares no code with it."""
