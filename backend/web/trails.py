"""What apps after nominations add to a nomination's history: each app's `trail.subjects(nomination)`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

Source = Callable[[int], Mapping[tuple[str, str], str]]


def subjects(nomination: int) -> dict[tuple[str, str], str]:
    """(kind, key) → the name a reader knows it by, from every app with a `trail.py`."""
    return {key: name for ask in _sources() for key, name in ask(nomination).items()}


@cache
def _sources() -> tuple[Source, ...]:
    names = [config.name for config in apps.get_app_configs() if config.name.startswith("backend.")]
    trails = [import_module(f"{name}.trail") for name in names if find_spec(f"{name}.trail")]
    return tuple(trail.subjects for trail in trails)
