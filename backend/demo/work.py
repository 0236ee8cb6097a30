"""Illustrative reform tasks: deadlines, people, dated reports and evidence that say what a plan wants them to say."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from backend.demo.cast import DIVISIONS, DemoPerson
from workflows.lifecycles.reform_task import ReformTaskState
from workflows.rules.criteria import Node
from workflows.rules.progress import Report, TaskRecord

VERBS = ("Xây dựng", "Tổ chức thực hiện", "Rà soát", "Tổng hợp, báo cáo", "Hoàn thiện")
EVIDENCE = ("Báo cáo kết quả", "Văn bản ban hành", "Biên bản kiểm tra", "Danh mục sản phẩm")


@dataclass(frozen=True)
class DemoDocument:
    """An invented document that sets tasks."""

    number: str
    issuer_vi: str
    issued_on: date
    title_vi: str
    illustrative: bool = True


@dataclass(frozen=True)
class DemoReport:
    """What was reported on a day."""

    on: date
    state: ReformTaskState
    percent: int
    note_vi: str
    reported_by: str


@dataclass(frozen=True)
class DemoTask:
    """An invented reform task; `shares` is person code → share of the work, adding up to 1."""

    code: str
    title_vi: str
    leaf: str
    document: str
    lead_unit: str
    cooperating_unit: str | None
    division: str
    shares: tuple[tuple[str, Decimal], ...]
    deadline: date
    reports: tuple[DemoReport, ...]
    evidence: tuple[str, ...]
    grade_pct: Decimal | None
    illustrative: bool = True

    def record(self) -> TaskRecord:
        """The task as the rules see it."""
        reports = tuple(Report(report.on, report.state) for report in self.reports)
        return TaskRecord(self.code, self.deadline, reports, self.shares, self.leaf, self.grade_pct)


@dataclass(frozen=True)
class Desk:
    """Who works on a unit's tasks in which year, and the document that set them."""

    unit: str
    year: int
    people: tuple[DemoPerson, ...]
    neighbours: tuple[str, ...]
    document: str


def yearly_plan(unit: str, name_vi: str, year: int) -> DemoDocument:
    """The unit's invented yearly plan."""
    title = f"Kế hoạch cải cách hành chính năm {year} (minh họa)"
    return DemoDocument(f"01/KH-{unit}-{year} (minh họa)", name_vi, date(year, 1, 10), title)


def make_task(desk: Desk, leaf: Node, number: int, late: int | None, random: Random) -> DemoTask:
    """One task of a leaf: `late` days late (0: on time), or undone and overdue at the end of the year (None)."""
    month = random.randint(3, 10)
    deadline = _weekday(date(desk.year, month, random.randint(5, 28)))
    reports = _reports(desk, deadline, late, random)
    done = reports[-1].state is ReformTaskState.DONE if reports else False
    return DemoTask(
        code=f"{desk.unit}-{desk.year}-{leaf.code}-{number}",
        title_vi=f"{VERBS[number % len(VERBS)]}: {leaf.title_vi.lower()} (việc {number}, minh họa)",
        leaf=leaf.code,
        document=desk.document,
        lead_unit=desk.unit,
        cooperating_unit=random.choice(desk.neighbours) if desk.neighbours and random.random() < 0.4 else None,
        division=random.choice(DIVISIONS),
        shares=_shares(desk.people, random),
        deadline=deadline,
        reports=reports,
        evidence=(f"{EVIDENCE[number % len(EVIDENCE)]} {leaf.code}.{number} (minh họa)",) if done else (),
        grade_pct=Decimal(random.choice((70, 80, 85, 90, 95, 100))) if done else None,
    )


def _reports(desk: Desk, deadline: date, late: int | None, random: Random) -> tuple[DemoReport, ...]:
    by = desk.people[0].code
    started = DemoReport(
        deadline - timedelta(days=random.randint(35, 50)), ReformTaskState.IN_PROGRESS, 10, "Bắt đầu (minh họa)", by
    )
    halfway = DemoReport(
        deadline - timedelta(days=random.randint(12, 30)),
        ReformTaskState.IN_PROGRESS,
        random.randint(30, 80),
        "Báo cáo tiến độ (minh họa)",
        by,
    )
    if late is None:
        return random.choice(((), (started,), (started, halfway)))
    finished = deadline + timedelta(days=late) if late else deadline - timedelta(days=random.randint(0, 10))
    return started, halfway, DemoReport(finished, ReformTaskState.DONE, 100, "Hoàn thành (minh họa)", by)


def _shares(people: tuple[DemoPerson, ...], random: Random) -> tuple[tuple[str, Decimal], ...]:
    first, second = random.sample(people, 2)
    if random.random() < 0.6:
        return ((first.code, Decimal(1)),)
    part = Decimal(random.choice((50, 60, 70))) / 100
    return (first.code, part), (second.code, 1 - part)


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
