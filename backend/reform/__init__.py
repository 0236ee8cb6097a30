"""Reform plans, tasks, progress and evidence."""
