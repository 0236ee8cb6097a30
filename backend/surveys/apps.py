"""Registers the app with Django."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Sociological surveys and SIPAS: question sets, counted and online answers, results per element."""

    name = "backend.surveys"
