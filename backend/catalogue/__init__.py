"""Editions in force, movements and rounds."""
