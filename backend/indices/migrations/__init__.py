"""Database migrations of the indices app."""
