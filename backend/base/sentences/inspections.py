"""Sentences about inspections and remedies."""

from __future__ import annotations

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
