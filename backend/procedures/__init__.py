"""Processes as an office's task: drafts, the linter in words, trial runs, publishing, moving running dossiers."""
