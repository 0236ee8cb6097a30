"""Printed forms confirmed, certificates issued, register kept."""
