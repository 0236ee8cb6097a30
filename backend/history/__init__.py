"""Award history of people and units: what was given, recognised, counted and classified, and where people served."""
