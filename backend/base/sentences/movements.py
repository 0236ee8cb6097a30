"""Sentences about emulation movements."""

from __future__ import annotations

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {}
