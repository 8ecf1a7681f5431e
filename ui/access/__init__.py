"""Who may see and do what: users, roles, signing in, and the limits on asking."""
