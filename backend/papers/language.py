"""Papers are Vietnamese whoever asks for them: their contents are made in that language, not in the reader's."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.utils import translation

Given = ParamSpec("Given")
Made = TypeVar("Made")


def in_vietnamese(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Make the content of a paper with Vietnamese names, dates and numbers."""

    @wraps(make)
    def made(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        with translation.override("vi"):
            return make(*args, **kwargs)

    return made
