"""Submissions, nominations, award history and eligibility findings."""
