"""Sentences about emulation scores of clusters and blocks."""

from __future__ import annotations

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
