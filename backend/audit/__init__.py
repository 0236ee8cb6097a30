"""The append-only trail; it knows nobody."""
