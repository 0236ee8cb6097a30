"""Criteria sets, score sheets, published indices and rankings."""
