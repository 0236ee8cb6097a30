"""Initiatives (sáng kiến): what is judged of one, who of the council counts, and what their opinions come to.

Basis: L22 Art 3(4) says what an initiative is; Arts 21(2), 22(2), 23 who recognises it for which title. How a council
of initiatives votes is a rule of the office (NĐ 13/2012/NĐ-CP was known from secondary pages only), so the vote rule is
stated for each session with its basis, and nothing here presumes a threshold. The counting is that of `voting`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from workflows.basis import Status
from workflows.engine import Label, Reason
from workflows.facts import Scope
from workflows.rules.voting import (
    Choice,
    Denominator,
    Mode,
    Op,
    Outcome,
    Seat,
    Tie,
    VoteResult,
    VoteRule,
    count,
    electorate,
    tally,
)

WHOLE = Decimal(100)


class Field(StrEnum):
    """What kind of solution it is (L22 Art 3(4))."""

    TECHNICAL = "technical"
    MANAGERIAL = "managerial"
    OPERATIONAL = "operational"
    APPLIED_TECHNOLOGY = "applied_technology"


FIELDS: dict[Field, Label] = {
    Field.TECHNICAL: Label("Giải pháp kỹ thuật", "Technical solution"),
    Field.MANAGERIAL: Label("Giải pháp quản lý", "Managerial solution"),
    Field.OPERATIONAL: Label("Giải pháp tác nghiệp", "Operational solution"),
    Field.APPLIED_TECHNOLOGY: Label("Giải pháp ứng dụng tiến bộ kỹ thuật", "Application of technical progress"),
}
SCOPES: dict[Scope, Label] = {
    Scope.BASE: Label("Cấp cơ sở", "Base level"),
    Scope.PROVINCE: Label("Cấp tỉnh, bộ", "Province or ministry"),
    Scope.NATIONAL: Label("Toàn quốc", "Nationwide"),
}


class Mark(StrEnum):
    """What a member finds of one criterion."""

    MET = "met"
    NOT_MET = "not_met"
    UNSURE = "unsure"


MARKS: dict[Mark, Label] = {
    Mark.MET: Label("Đạt", "Met"),
    Mark.NOT_MET: Label("Không đạt", "Not met"),
    Mark.UNSURE: Label("Chưa rõ", "Not clear"),
}
CHOICES: dict[Choice, Label] = {
    Choice.IN_FAVOUR: Label("Đồng ý công nhận", "For recognition"),
    Choice.AGAINST: Label("Không đồng ý", "Against"),
    Choice.ABSTAIN: Label("Không có ý kiến", "Abstain"),
}


@dataclass(frozen=True)
class Criterion:
    """One thing that members judge; a row of law with its status, or a row that the office added."""

    code: str
    title: Label
    basis: str
    source: str
    status: Status

    @classmethod
    def read(cls, row: Mapping[str, str]) -> Criterion:
        """From the form in which a session keeps it."""
        title = Label(row["vi"], row["en"])
        return cls(row["code"], title, row["basis"], row["source"], Status(row["status"]))

    def kept(self) -> dict[str, str]:
        """The form in which a session keeps it."""
        return {
            "code": self.code, "vi": self.title.vi, "en": self.title.en, "basis": self.basis, "source": self.source,
            "status": self.status.value,
        }  # fmt: skip


def _of_law(code: str, vi: str, en: str) -> Criterion:
    basis = "Khoản 4 Điều 3 Luật Thi đua, khen thưởng số 06/2022/QH15"
    return Criterion(code, Label(vi, en), basis, "L22", Status.TEXT_READ)


CRITERIA: tuple[Criterion, ...] = (
    _of_law("new", "Có tính mới", "New"),
    _of_law("effective", "Mang lại hiệu quả", "Effective"),
    _of_law("applied", "Đã được áp dụng tại cơ sở", "Applied at the base"),
    _of_law("spreads", "Có khả năng nhân rộng", "Able to spread"),
)


class Threshold(StrEnum):
    """The shares in favour that offices ask for."""

    MORE_THAN_HALF = "more_than_half"
    TWO_THIRDS = "two_thirds"
    THREE_QUARTERS = "three_quarters"
    NINE_TENTHS = "nine_tenths"


SHARES: dict[Threshold, tuple[Op, Fraction, Label]] = {
    Threshold.MORE_THAN_HALF: (Op.MORE_THAN, Fraction(1, 2), Label("Quá nửa", "More than half")),
    Threshold.TWO_THIRDS: (Op.AT_LEAST, Fraction(2, 3), Label("Từ 2/3 trở lên", "At least 2/3")),
    Threshold.THREE_QUARTERS: (Op.AT_LEAST, Fraction(3, 4), Label("Từ 3/4 trở lên", "At least 3/4")),
    Threshold.NINE_TENTHS: (Op.AT_LEAST, Fraction(9, 10), Label("Từ 90 % trở lên", "At least 90 %")),
}
DENOMINATORS: dict[Denominator, Label] = {
    Denominator.ALL: Label("tổng số thành viên Hội đồng", "all members of the council"),
    Denominator.ENTITLED: Label("số thành viên được biểu quyết", "members who may vote"),
    Denominator.PRESENT: Label("số thành viên có mặt", "members present"),
    Denominator.CAST: Label("số phiếu thu về", "votes cast"),
}
MODES: dict[Mode, Label] = {
    Mode.OPEN: Label("Công khai, từng thành viên cho ý kiến", "Open, each member gives an opinion"),
    Mode.PAPER_SECRET: Label("Phiếu kín trên giấy, ghi kết quả kiểm phiếu", "Secret on paper, counts are entered"),
}


def vote_rule(mode: Mode, threshold: Threshold, denominator: Denominator, basis: str) -> VoteRule:
    """The rule that a session adopted, as `voting` reads it; two thirds of the members must be present."""
    op, share, label = SHARES[threshold]
    return VoteRule(
        code="initiative", title=label, mode=mode, denominator=denominator, threshold=share, op=op, basis=basis,
        source="office", status=Status.CONFIRMED_HERE, tie=Tie.NOT_PASSED, secretary_votes=True,
    )  # fmt: skip


@dataclass(frozen=True)
class Opinion:
    """What one member says: the vote and a mark for each criterion."""

    choice: Choice
    marks: Mapping[str, Mark]


def opinion_faults(opinion: Opinion, criteria: Sequence[Criterion]) -> tuple[Reason, ...]:
    """Why an opinion cannot stand: a criterion without a mark, or a vote in favour of what one finds not met."""
    missing = [criterion.title.vi for criterion in criteria if criterion.code not in opinion.marks]
    unmet = [c.title.vi for c in criteria if opinion.marks.get(c.code) is Mark.NOT_MET]
    found = [Reason("initiative_session.marks_missing", {"criteria": missing})] if missing else []
    if unmet and opinion.choice is Choice.IN_FAVOUR:
        found.append(Reason("initiative_session.contradiction", {"criteria": unmet}))
    return tuple(found)


def decide(rule: VoteRule, seats: Iterable[Seat], choices: Iterable[Choice]) -> VoteResult:
    """What the votes on one initiative come to; authors among the members are recused seats."""
    return count(rule, electorate(rule, seats), tally(choices))


def mark_counts(opinions: Iterable[Opinion], criteria: Sequence[Criterion]) -> dict[str, dict[Mark, int]]:
    """How many members found each criterion met, not met, not clear."""
    given = Counter((code, mark) for opinion in opinions for code, mark in opinion.marks.items())
    return {c.code: {mark: given[(c.code, mark)] for mark in Mark} for c in criteria}


def may_pass(outcome: Outcome) -> bool:
    """Whether the head may recognise what the council voted on; the vote alone recognises nothing."""
    return outcome is Outcome.PASSED


def share_faults(shares: Sequence[Decimal]) -> tuple[Reason, ...]:
    """Authors' shares are percentages above zero that make up the whole, exactly."""
    if not shares:
        return (Reason("initiative.needs_authors"),)
    total = sum(shares, Decimal(0))
    if total != WHOLE or min(shares) <= 0:
        return (Reason("initiative.shares_not_whole", {"total": f"{total.normalize():f}"}),)
    return ()


def scope_faults(wanted: Scope, highest: Scope, base: Scope | None) -> tuple[Reason, ...]:
    """Why a body cannot recognise at a scope: beyond its authority, or without the lower recognition beneath.

    L22 Arts 22(2), 21(2): at the scope of ministry or province, and nationwide, the head of the ministry or province
    recognises; the head of the base at its own (Art 23). That the higher rests on the base is this office's practice.
    """
    found = []
    if wanted.rank > highest.rank:
        found.append(Reason("initiative.beyond_authority", {"scope": SCOPES[wanted].vi}))
    if wanted is not Scope.BASE and (base is None or base.rank >= wanted.rank):
        found.append(Reason("initiative.needs_base", {"scope": SCOPES[wanted].vi}))
    return tuple(found)
