"""Exemplars (điển hình tiên tiến): selection, introduction, consideration, recognition, and being made known."""
