"""Reminders and escalation by an office's rules, notices inside the site, and what is overdue everywhere."""
