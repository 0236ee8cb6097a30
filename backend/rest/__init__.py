"""What every REST answer shares: errors, pages, preconditions and the schema."""
