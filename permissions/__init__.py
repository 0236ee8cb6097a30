"""Who may do it: roles, acts, reach and conflicts, in plain Python without a database."""
