"""Registers the app with Django."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Running a process: reception, stages, clocks and returns."""

    name = "backend.review"
