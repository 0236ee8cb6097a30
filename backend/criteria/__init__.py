"""Criteria sets as an office's work: drafts, the linter, publishing, versions and their differences."""
