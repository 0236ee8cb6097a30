"""Sentences about petitions, adjustments and comparisons of indices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from backend.base.sentences.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    "index.petitions_end_early": Sentence(
        _("Hạn nhận kiến nghị ({until}) ở trước ngày quyết định."), _("Ghi một ngày từ ngày quyết định trở đi.")
    ),
}
