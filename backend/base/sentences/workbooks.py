"""Sentences about workbooks that are sent and taken back."""

from __future__ import annotations

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
