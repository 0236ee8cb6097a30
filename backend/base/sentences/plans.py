"""Sentences about plans, periodic reports and extensions."""

from __future__ import annotations

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
