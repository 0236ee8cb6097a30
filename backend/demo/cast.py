"""The invented units of the invented tỉnh Minh Họa, and the invented people who work there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from backend.demo.published import read_figures

PROVINCE_VI, PROVINCE_EN = "tỉnh Minh Họa", "Minh Họa Province (invented)"
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
MIDDLES = ("Minh", "Thử", "Mẫu", "Họa", "Ví", "Dụ", "Giả")
GIVEN = ("An", "Bình", "Chi", "Dung", "Đạt", "Giang", "Hà", "Khôi", "Lan", "Mai", "Nam", "Oanh", "Phúc", "Quỳnh", "Sơn")
DIVISIONS = ("Văn phòng", "Phòng Tổng hợp", "Phòng Nghiệp vụ 1", "Phòng Nghiệp vụ 2")
POSITIONS = ("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên chính", "Chuyên viên", "Chuyên viên", "Chuyên viên")


@dataclass(frozen=True)
class DemoUnit:
    """An invented unit; `figure_rank` names the published row it carries, None when it has no published target.

    Era 2023: the three-tier province of the story. Era 2025: units as they exist since 01/7/2025.
    """

    code: str
    era: int
    kind: str
    group: str
    figure_rank: int | None
    name_vi: str
    name_en: str
    illustrative: bool = True

    @property
    def has_data(self) -> bool:
        """Whether results are made for it; units without are "chưa có số liệu"."""
        return self.era != 2023 or self.figure_rank is not None


@dataclass(frozen=True)
class DemoPerson:
    """An invented person of a unit."""

    code: str
    name: str
    position: str
    division: str
    unit: str
    illustrative: bool = True


@cache
def units(era: int = 2023) -> tuple[DemoUnit, ...]:
    """The units of one era in the order of the file."""
    _, rows = read_figures("minh_hoa_units.csv")
    found = (
        DemoUnit(
            code=row["code"],
            era=int(row["era"]),
            kind=row["kind"],
            group=row["group"],
            figure_rank=int(row["figure_rank"]) if row["figure_rank"] else None,
            name_vi=row["name_vi"],
            name_en=row["name_en"],
        )
        for row in rows
    )
    return tuple(unit for unit in found if unit.era == era)


@cache
def people(unit: DemoUnit) -> tuple[DemoPerson, ...]:
    """Six invented people of a unit; no name stands twice in one era."""
    names = _names()[unit.era]
    start = [other.code for other in units(unit.era)].index(unit.code) * len(POSITIONS)
    return tuple(
        DemoPerson(
            code=f"{unit.code}-{number}",
            name=names[start + number],
            position=position,
            division=DIVISIONS[number % len(DIVISIONS)],
            unit=unit.code,
        )
        for number, position in enumerate(POSITIONS)
    )


@cache
def _names() -> dict[int, tuple[str, ...]]:
    every = tuple(_every_name())
    return {2023: every, 2025: every[::-1]}


def _every_name() -> Iterator[str]:
    size = len(FAMILIES) * len(MIDDLES) * len(GIVEN)
    for number in range(size):
        family, middle, given = FAMILIES[number % 13], MIDDLES[number % 7], GIVEN[(number + number // 91) % 15]
        yield f"{family} {middle} {given}"
