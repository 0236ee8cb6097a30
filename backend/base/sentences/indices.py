"""Sentences about petitions, adjustments and comparisons of indices."""

from __future__ import annotations

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
