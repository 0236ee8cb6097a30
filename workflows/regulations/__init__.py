"""Regulation packs: rule sets with dates, read from TOML; loader, checks, overlay and differ."""
