"""`{% paper_check paper %}`: what was found about an uploaded paper, beside its name."""

from __future__ import annotations

from collections.abc import Iterable
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


@register.inclusion_tag("papers/_stated.html")
def secrecy_stated(links: Iterable[Any]) -> dict[str, Any]:
    """Once for a list of papers: who stated that their uploads hold no state secret.

    Every kept upload carries the statement of whoever sent it; this only saves its repetition beside each name.
    """
    checks = [newest_check(link.paper) for link in links if not link.paper.drawn]
    return {"stated": list(dict.fromkeys(one.stated_by for one in checks if one is not None and one.stated_by))}


@register.inclusion_tag("papers/_check.html")
def paper_check(paper: Paper, in_list: bool = False) -> dict[str, Any]:
    """Scan, signatures and signs of unfinished writing of an uploaded paper; nothing for one that was drawn here.

    In a list the statement on state secrets stands once below it (`secrecy_stated`); here only where it is missing.
    """
    found = None if paper.drawn else newest_check(paper)
    if found is None:
        return {"check": None}
    words, tone = SEALS.get(found.seal, ("", ""))
    signatures = [
        {**one, "at": datetime.fromisoformat(one["signed_at"]) if one["signed_at"] else None}
        for one in found.signatures
    ]
    return {"check": found, "seal": words, "tone": tone, "signatures": signatures, "in_list": in_list}
