"""What every app stands on: abstract tables, the clock, triggers and reasons."""
