"""Councils, sessions, recusals, sealed ballots and minutes."""
