"""`{% paper_check paper %}`: what was found about an uploaded paper, beside its name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from backend.papers.models import Paper
from backend.papers.seals import Seal
from backend.papers.serving import newest_check

register = template.Library()
SEALS = {
    Seal.TRUSTED.value: (_("đã ký số, nguyên vẹn"), "good"),
    Seal.UNKNOWN_SIGNER.value: (_("đã ký số, chứng thư không thuộc danh sách tin cậy"), "waiting"),
    Seal.CHANGED.value: (_("chữ ký không còn khớp: tệp đã thay đổi sau khi ký"), "ended"),
    Seal.UNSIGNED.value: (_("chưa ký số"), "draft"),
    Seal.UNREADABLE.value: (_("không đọc được để kiểm tra chữ ký"), "waiting"),
}


@register.inclusion_tag("papers/_check.html")
def paper_check(paper: Paper) -> dict[str, Any]:
    """Scan, signatures and signs of unfinished writing of an uploaded paper; nothing for one that was drawn here."""
    found = None if paper.drawn else newest_check(paper)
    if found is None:
        return {"check": None}
    words, tone = SEALS.get(found.seal, ("", ""))
    signatures = [
        {**one, "at": datetime.fromisoformat(one["signed_at"]) if one["signed_at"] else None}
        for one in found.signatures
    ]
    return {"check": found, "seal": words, "tone": tone, "signatures": signatures}
