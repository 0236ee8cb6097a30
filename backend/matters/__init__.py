"""Sensitive facts: discipline, and matters that stop a proposal while they are open."""
