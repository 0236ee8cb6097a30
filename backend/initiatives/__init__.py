"""Initiatives (sáng kiến): application, council of initiatives, recognition, register."""
