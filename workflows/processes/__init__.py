"""Processes: ordered stages as data, read from TOML; loader, linter, navigation and differ."""
