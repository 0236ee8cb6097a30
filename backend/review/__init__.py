"""Running a process: reception, stages, clocks and returns."""
