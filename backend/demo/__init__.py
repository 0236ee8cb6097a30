"""The invented province of the demonstration: units, people and results marked minh họa."""
