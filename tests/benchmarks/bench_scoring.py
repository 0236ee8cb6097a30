"""Scoring arithmetic in bulk against the same arithmetic as a plain loop over Decimal."""

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from time import perf_counter

from backend.demo.tree import tree
from backend.scoring.bulk import Batch, Plan, compile_plan, pack, score_batch
from tests.benchmarks.rows import Row
from workflows.rules.criteria import CriteriaSet, NaRule, Node
from workflows.rules.feeds import Entry
from workflows.rules.fixed import SCALE
from workflows.rules.scoring import LeafInput, score_sheet
from workflows.rules.shape_parts import Tier
from workflows.rules.shapes import CountPoints, Deduction, Direct, Ratio, ShareByGrade, Timeliness, YesNo

UNITS, LEAVES, GOAL = 200, 150, 75
D = Decimal
GRID = D("0.0001")


def run() -> list[Row]:
    """200 units x 150 leaves in the illustrative set's mix; both sides start from parsed inputs and must agree."""
    criteria = _criteria()
    sheets = _sheets(criteria, Random(1))
    plan = compile_plan(criteria)
    batch = pack(plan, sheets)
    leaves = [(leaf.max_points, leaf.rule) for leaf in criteria.leaves()]
    entries = [[sheet[leaf.code].appraised for leaf in criteria.leaves()] for sheet in sheets]
    ours = _best(lambda: score_batch(plan, batch), 20)
    anchor = _best(lambda: decimal_loop(leaves, entries), 3)
    told = _best(lambda: [score_sheet(criteria, sheet) for sheet in sheets], 1)
    _must_agree(plan, batch, decimal_loop(leaves, entries), criteria, sheets)
    ratio = anchor / ours
    name = f"scoring arithmetic, {UNITS} units × {LEAVES} leaves"
    return [
        Row(f"{name}: bulk against Decimal loop", _ms(ours), _ms(anchor), ratio, f"≥ {GOAL}×", ratio >= GOAL),
        Row(f"{name}: engine with explanations against Decimal loop", _ms(told), _ms(anchor), told / anchor, "-", True),
    ]


def decimal_loop(leaves: list, entries: list) -> list[Decimal]:
    """What one would write first: a loop over units and leaves in Decimal, without explanations."""
    return [
        sum((_decimal_points(maximum, rule, entry) for (maximum, rule), entry in zip(leaves, row, strict=True)), D(0))
        for row in entries
    ]


def _decimal_points(maximum: Decimal, rule: object, entry: Entry) -> Decimal:
    if isinstance(rule, YesNo):
        return maximum if entry.choice == "yes" else D(0)
    if isinstance(rule, CountPoints):
        return min(entry.number * rule.unit_points, rule.cap, maximum)
    if isinstance(rule, ShareByGrade):
        share = next(grade.share_pct for grade in rule.grades if grade.code == entry.choice)
        return (maximum * share / 100).quantize(GRID, ROUND_HALF_UP)
    if isinstance(rule, Direct):
        return entry.number
    if isinstance(rule, Deduction):
        off = sum(next(b.off_pct for b in rule.breaches if b.code == code) * count for code, count in entry.counts)
        return (maximum * max(100 - off, D(0)) / 100).quantize(GRID, ROUND_HALF_UP)
    if isinstance(rule, Timeliness):
        if entry.choice == "missing":
            return rule.missing_points
        return next(tier.points for tier in rule.tiers if _inside(tier, entry.number))
    percent = entry.number * 100 / entry.of
    if isinstance(rule, Ratio):
        return (
            D(0) if percent < rule.floor_pct else min(maximum, (maximum * percent / 100).quantize(GRID, ROUND_HALF_UP))
        )
    return next(tier.points for tier in rule.tiers if _inside(tier, percent))


def _inside(tier: Tier, percent: Decimal) -> bool:
    above = percent >= tier.lower if tier.lower_closed else percent > tier.lower
    return above and (tier.upper is None or (percent <= tier.upper if tier.upper_closed else percent < tier.upper))


def _must_agree(plan: Plan, batch: Batch, loop: list[Decimal], criteria: CriteriaSet, sheets: list) -> None:
    totals = [D(int(total)) / SCALE for total in score_batch(plan, batch).totals]
    if totals != loop or totals != [score_sheet(criteria, sheet).points for sheet in sheets]:
        raise AssertionError("bulk, Decimal loop and engine disagree")


def _criteria() -> CriteriaSet:
    mix = tree(2025, "so").leaves()
    leaves = tuple(replace(mix[n % len(mix)], code=f"1.{n}") for n in range(LEAVES))
    total = sum((leaf.max_points for leaf in leaves), D(0))
    area = Node("1", "Lĩnh vực", "Area", total, None, leaves)
    return CriteriaSet("bench", 2025, "tinh", "so", "Bench", (area,), NaRule.OUT_OF_MAXIMUM)


def _sheets(criteria: CriteriaSet, random: Random) -> list[dict[str, LeafInput]]:
    leaves = criteria.leaves()
    return [{leaf.code: LeafInput(appraised=_entry(leaf, random)) for leaf in leaves} for _ in range(UNITS)]


def _entry(leaf: Node, random: Random) -> Entry:
    rule = leaf.rule
    if isinstance(rule, YesNo):
        return Entry(choice=random.choice(("yes", "no")))
    if isinstance(rule, ShareByGrade):
        return Entry(choice=random.choice(rule.grades).code)
    if isinstance(rule, Deduction):
        return Entry(counts=tuple((breach.code, random.randint(0, 2)) for breach in rule.breaches))
    if isinstance(rule, CountPoints | Timeliness):
        return Entry(number=D(random.randint(0, 30)))
    if isinstance(rule, Direct):
        return Entry(number=leaf.max_points - D(random.randint(0, 100)) / 100)
    return Entry(number=D(random.randint(0, 900)), of=D(random.randint(900, 1000)))


def _best(call: Callable[[], object], times: int) -> float:
    found = []
    for _ in range(times):
        start = perf_counter()
        call()
        found.append(perf_counter() - start)
    return min(found)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"
