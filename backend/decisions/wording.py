"""What papers say of a body and a person: name lines, place, authority, groups; Vietnamese, as printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from award_templates.content import AwardRow, Recipient, Signatory
from backend.decisions.models import Decision, DecisionRow
from backend.decisions.queries import award_name
from backend.nominations.models import Nomination, NomineeKind
from backend.organisation.models import Person, Unit
from backend.organisation.places import COMMITTEES, spelled
from workflows.regulations.schema import RegulationPack

GROUPS = {
    NomineeKind.COLLECTIVE.value: ("1", "Tập thể"),
    NomineeKind.INDIVIDUAL.value: ("2", "Cá nhân"),
    NomineeKind.HOUSEHOLD.value: ("3", "Hộ gia đình"),
}


def symbol_of(unit: Unit) -> str:
    """The customary symbol of decisions: QĐ-UBND of a committee, else QĐ- and the body's code."""
    return "QĐ-UBND" if unit.unit_kind in COMMITTEES else f"QĐ-{unit.code}"[:40]


def title_of(unit: Unit) -> str:
    """The customary title of the signatory: CHỦ TỊCH of a committee, else THỦ TRƯỞNG ĐƠN VỊ."""
    return "CHỦ TỊCH" if unit.unit_kind in COMMITTEES else "THỦ TRƯỞNG ĐƠN VỊ"


def title_lines(decision: Decision) -> tuple[str, ...]:
    """The lines above the signatory's name."""
    return tuple(line.strip() for line in decision.signatory_title.splitlines() if line.strip())


def authority_of(decision: Decision) -> str:
    """Who decides, in capitals: the body for TM., the head for KT. (a deputy signs in the head's place)."""
    first, name = title_lines(decision)[0], spelled(decision.unit.name).upper()
    if first.startswith("TM."):
        return name
    return f"{first.removeprefix('KT.').strip()} {name}"


def signatory_of(decision: Decision, person: Person) -> Signatory:
    """Title lines and name as signed."""
    return Signatory(title_lines=title_lines(decision), name=person.full_name)


def sender(person: Person) -> Signatory:
    """Who signs a letter: position, or the body the person works for."""
    return Signatory(title_lines=((person.position or "Người trình").upper(),), name=person.full_name)


def recipient_of(nomination: Nomination) -> Recipient:
    """The printed form as nominated."""
    return Recipient(name=nomination.nominee_name, honorific=nomination.honorific, position=nomination.position)


def annex(rows: Iterable[DecisionRow], packs: Mapping[int, RegulationPack]) -> tuple[AwardRow, ...]:
    """The list, collectives first, each group under its heading."""
    ordered = sorted(rows, key=lambda row: (GROUPS[row.nomination.nominee_kind][0], row.ordinal))
    headings: dict[str, str] = {}
    for row in ordered:
        name = GROUPS[row.nomination.nominee_kind][1]
        headings.setdefault(name, f"{'I' * (len(headings) + 1)}. {name}")
    return tuple(
        AwardRow(
            recipient=recipient_of(row.nomination),
            award=award_name(row, packs),
            citation=row.nomination.citation,
            group=headings[GROUPS[row.nomination.nominee_kind][1]],
        )
        for row in ordered
    )


def counted(rows: Iterable[DecisionRow]) -> str:
    """ "02 tập thể, 15 cá nhân"."""
    kinds = [row.nomination.nominee_kind for row in rows]
    parts = [f"{kinds.count(kind):02d} {name.lower()}" for kind, (_n, name) in GROUPS.items() if kinds.count(kind)]
    return ", ".join(parts)
