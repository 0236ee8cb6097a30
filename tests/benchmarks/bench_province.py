"""Scoring a province: reading, scoring and storing 200 units x 150 leaves against reading and storing alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random
from time import perf_counter

from django.db import transaction

from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import lay_down
from backend.demo.tree import tree
from backend.organisation.models import UnitKind
from backend.organisation.services import make_unit
from backend.reform.leaf_facts import leaf_records
from backend.scoring.bands import schemes, stored
from backend.scoring.models import IndexPublication, LeafRound, LeafValue, PublishedScore, ScoreSheet, ScoringRound
from backend.scoring.province import UnitScore, by_engine, province_scores, sheets_of
from backend.scoring.publishing import areas_of
from tests.benchmarks.rows import Row
from workflows.rules.criteria import CriteriaSet, NaRule, Node
from workflows.rules.feeds import Entry, Feed
from workflows.rules.scoring import entry_to_json
from workflows.rules.shapes import CountPoints, Deduction, Direct, ShareByGrade, Timeliness, YesNo

UNITS, LEAVES, GOAL, TIMES = 200, 150, 3, 5
NAME = f"a province, {UNITS} units × {LEAVES} leaves"


def run() -> list[Row]:
    """Everything happens in one transaction that is rolled back: the database is left as it was."""
    with transaction.atomic():
        edition = _population(Random(1))
        if province_scores(edition, 2025) != by_engine(list(sheets_of(edition, 2025))):
            raise AssertionError("bulk and engine disagree")
        scores = province_scores(edition, 2025)
        whole = _best(lambda: _stored(edition, province_scores(edition, 2025)))
        alone = _best(lambda: (_read(edition), _stored(edition, scores)))
        told = _best(lambda: _stored(edition, by_engine(list(sheets_of(edition, 2025)))), 1)
        transaction.set_rollback(True)
    ours, anchor, ratio = _ms(whole), _ms(alone), whole / alone
    slow = told / alone
    return [
        Row(f"{NAME}: read, score, store against read, store", ours, anchor, ratio, f"≤ {GOAL}×", ratio <= GOAL),
        Row(f"{NAME}: the same by the engine that explains", _ms(told), anchor, slow, "-", True),
    ]


def _read(edition: Edition) -> int:
    """The same rows, read and left alone."""
    sheets = list(sheets_of(edition, 2025))
    values = LeafValue.objects.filter(sheet__in=[s.pk for s in sheets], round=LeafRound.APPRAISAL).order_by("pk")
    rows = list(values.values_list("sheet_id", "leaf", "value", "not_applicable"))
    return len(rows) + len(leaf_records({sheet.unit_id for sheet in sheets}, {2025}))


def _stored(edition: Edition, scores: list[UnitScore]) -> None:
    """Every result as a published row, undone at once so that each turn writes the same."""
    body = scores[0].sheet.unit.parent
    with transaction.atomic():
        publication = IndexPublication.objects.create(
            unit=body, criteria=edition, year=2025, decision_number="1", decided_on=date(2026, 1, 5), signatory="A",
            bands=stored(next(iter(schemes().values()))), published_at=datetime(2026, 1, 5, tzinfo=UTC),
        )  # fmt: skip
        PublishedScore.objects.bulk_create(
            PublishedScore(
                publication=publication, unit=score.sheet.unit, group="bench", sheet=score.sheet, points=score.points,
                max_points=score.max_points, rank=1, areas=areas_of(score), inputs_sha256=score.inputs_sha256,
            )
            for score in scores
        )  # fmt: skip
        transaction.set_rollback(True)


def _population(random: Random) -> Edition:
    edition = lay_down(_criteria(), by="Bench")
    since = date(2020, 1, 1)
    root = make_unit(code="BENCH-TINH", name="Tỉnh đo", unit_kind=UnitKind.PROVINCE, valid_from=since)
    leaves = _criteria().leaves()
    round_ = ScoringRound.objects.create(title="Bench", year=2025, unit=root, runner=root)
    for number in range(UNITS):
        unit = make_unit(
            code=f"BENCH-{number}", name=f"Đơn vị đo {number}", unit_kind=UnitKind.WARD, valid_from=since, parent=root,
            group="bench",
        )  # fmt: skip
        sheet = ScoreSheet.objects.create(round=round_, unit=unit, criteria=edition, year=2025, group="bench")
        for given in (LeafRound.SELF, LeafRound.APPRAISAL):
            LeafValue.objects.bulk_create(
                LeafValue(
                    sheet=sheet, leaf=leaf.code, round=given, value=entry_to_json(_entry(leaf, random)),
                    given_by="Bench", given_at=datetime(2026, 1, 3, tzinfo=UTC),
                )
                for leaf in leaves
            )  # fmt: skip
    return edition


def _criteria() -> CriteriaSet:
    mix = [leaf for leaf in tree(2025, "so").leaves() if leaf.rule is not None and leaf.rule.feed is Feed.VALUE]
    leaves = [replace(mix[n % len(mix)], code=f"{n // 13 + 1}.{n}") for n in range(LEAVES)]
    areas = []
    for code in sorted({leaf.code.split(".")[0] for leaf in leaves}, key=int):
        below = tuple(leaf for leaf in leaves if leaf.code.split(".")[0] == code)
        areas.append(Node(code, "Lĩnh vực", "Area", sum((x.max_points for x in below), Decimal(0)), None, below))
    return CriteriaSet("bench-province", 2025, "tinh", "bench", "Bench", tuple(areas), NaRule.OUT_OF_MAXIMUM)


def _entry(leaf: Node, random: Random) -> Entry:
    rule = leaf.rule
    if isinstance(rule, YesNo):
        return Entry(choice=random.choice(("yes", "no")))
    if isinstance(rule, ShareByGrade):
        return Entry(choice=random.choice(rule.grades).code)
    if isinstance(rule, Deduction):
        return Entry(counts=tuple((breach.code, random.randint(0, 2)) for breach in rule.breaches))
    if isinstance(rule, CountPoints | Timeliness):
        return Entry(number=Decimal(random.randint(0, 30)))
    if isinstance(rule, Direct):
        return Entry(number=leaf.max_points - Decimal(random.randint(0, 100)) / 100)
    return Entry(number=Decimal(random.randint(0, 900)), of=Decimal(random.randint(900, 1000)))


def _best(call: Callable[[], object], times: int = TIMES) -> float:
    found = []
    for _ in range(times):
        start = perf_counter()
        call()
        found.append(perf_counter() - start)
    return min(found)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
