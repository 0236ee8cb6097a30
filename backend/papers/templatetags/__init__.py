"""Tags about papers."""
