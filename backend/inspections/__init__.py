"""Inspections of reform and public service: plan, team, findings, remedies."""
