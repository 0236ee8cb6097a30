"""The demo authority's keys for everybody who signs and every unit that seals; never used in production."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings

from backend.demo.province import Province
from backend.papers.demo_authority import Holder, create_demo_authority
from backend.papers.making import person_key, seal_key

MADE = datetime(2024, 1, 1, tzinfo=UTC)
SIGNING = ("unit_head", "preparer")


def make(province: Province) -> None:
    """Make what is missing: certificates are valid from four years before 2024."""
    signers = {
        code: person
        for code, person in province.people.items()
        if (":" not in code and "-" not in code) or code.partition(":")[2] in SIGNING
    }
    holders = [Holder(person_key(p), p.full_name, p.unit.name) for p in signers.values()]
    holders.append(Holder(seal_key(province.root), province.root.name, province.root.name))
    holders += [Holder(seal_key(unit), unit.name, unit.name) for unit in province.units.values()]
    create_demo_authority(settings.KEYS_DIR / "authority", MADE, holders)
