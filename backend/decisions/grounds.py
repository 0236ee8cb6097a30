"""The "Căn cứ …" lines of a decision: from the packs its rows were received under, each with basis and status.

A line that nobody has read or confirmed is printed only when somebody adopts it for this decision, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from backend.acts.doing import Doing
from backend.catalogue.models import Adoption, Edition
from backend.catalogue.queries import pack_value
from backend.decisions.models import Decision
from workflows.regulations.schema import RegulationPack


def build(
    packs: Mapping[int, RegulationPack], reason: str = "", before: Iterable[Mapping[str, Any]] = ()
) -> list[dict[str, Any]]:
    """One row per line: code, text, basis, status, edition, whether it is printed and the reason of its adoption.

    A reason adopts every unsettled line; without one those stay adopted that were so `before`. Where several packs
    cite the same text, one that is settled speaks for it.
    """
    adopted = {(line["edition"], line["code"]): line["adopted"] for line in before}
    lines: dict[str, dict[str, Any]] = {}
    for edition, pack in packs.items():
        for cited in pack.citations:
            settled = cited.status.blocks
            why = "" if settled else reason or adopted.get((edition, cited.code), "")
            line = {
                "code": cited.code,
                "text": cited.text,
                "basis": cited.basis,
                "status": cited.status.value,
                "edition": edition,
                "printed": settled or bool(why),
                "adopted": why,
            }
            known = lines.get(cited.text)
            if known is None or (line["printed"], not why) > (known["printed"], not known["adopted"]):
                lines[cited.text] = line
    return list(lines.values())


def record_adoptions(doing: Doing, decision: Decision) -> None:
    """Keep who adopted which unsettled line of this decision, when and why; a line is adopted once."""
    known = set(
        Adoption.objects.filter(subject_kind=Decision.kind, subject_id=str(decision.pk)).values_list("row", flat=True)
    )
    for line in decision.grounds:
        if line["adopted"] and line["code"] not in known:
            adopt(doing, decision, line["edition"], line["code"], line["adopted"])


def adopt(doing: Doing, decision: Decision, edition: int, row: str, reason: str) -> Adoption:
    """One row of law adopted for this decision."""
    return Adoption.objects.create(
        subject_kind=Decision.kind,
        subject_id=str(decision.pk),
        edition_id=edition,
        row=row,
        reason=reason,
        adopted_by=doing.actor.name,
        adopted_at=doing.at,
    )


def printed(lines: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The lines that stand on the paper."""
    return tuple(line["text"] for line in lines if line["printed"])


def no_longer_settled(decision: Decision) -> list[str]:
    """The printed lines of a draft that nobody adopted for it and whose confirmation was taken back since."""
    asked = [line for line in decision.grounds if line["printed"] and not line["adopted"]]
    editions = Edition.objects.filter(pk__in={line["edition"] for line in asked}).defer("text")
    cited = ((one.pk, row) for one in editions for row in pack_value(one).citations)
    settled = {(edition, row.code) for edition, row in cited if row.status.blocks}
    return [line["text"].rstrip(" ;.") for line in asked if (line["edition"], line["code"]) not in settled]


def left_out(decision: Decision) -> list[dict[str, Any]]:
    """The lines that wait for somebody to confirm or adopt them."""
    return [line for line in decision.grounds if not line["printed"]]
