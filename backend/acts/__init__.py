"""The one way to change something: an act, run once, locked, checked and recorded."""
