"""How papers name a body, its place and whoever signs."""

import pytest

from backend.decisions import wording
from backend.decisions.models import Decision
from backend.organisation.models import Unit, UnitKind
from backend.organisation.places import head_of, place_of

PROVINCE = Unit(name="UBND tỉnh Minh Họa", unit_kind=UnitKind.PROVINCE, code="MH", pk=1)


def department() -> Unit:
    return Unit(pk=2, name="Sở Đồng Lúa", unit_kind=UnitKind.DEPARTMENT, code="SDL", parent=PROVINCE)


def test_a_committee_stands_on_two_lines_without_a_parent() -> None:
    body = head_of(PROVINCE)
    assert (body.lines, body.parent) == (("ỦY BAN NHÂN DÂN", "TỈNH MINH HỌA"), "")


def test_a_department_stands_below_its_committee() -> None:
    body = head_of(department())
    assert (body.lines, body.parent.split()) == (("SỞ ĐỒNG LÚA",), ["ỦY", "BAN", "NHÂN", "DÂN", "TỈNH", "MINH", "HỌA"])


def test_the_place_is_the_locality_of_the_body_or_the_one_above() -> None:
    assert [place_of(unit) for unit in (PROVINCE, department())] == ["Minh Họa", "Minh Họa"]


def test_symbols_follow_the_kind_of_body() -> None:
    assert [wording.symbol_of(unit) for unit in (PROVINCE, department())] == ["QĐ-UBND", "QĐ-SDL"]


@pytest.mark.parametrize(
    ("lines", "authority"),
    [
        ("CHỦ TỊCH", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HỌA"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH MINH HỌA"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "ỦY BAN NHÂN DÂN TỈNH MINH HỌA"),
    ],
)
def test_a_deputy_signs_in_the_heads_name_and_a_body_in_its_own(lines: str, authority: str) -> None:
    assert wording.authority_of(Decision(unit=PROVINCE, signatory_title=lines)) == authority
