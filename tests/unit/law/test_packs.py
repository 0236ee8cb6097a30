"""The shipped regulation packs: readable, without faults, chosen by the date of reception, honest about status."""

from datetime import date
from decimal import Decimal

import pytest

from workflows import manifest, shipped
from workflows.basis import Status, Unreadable
from workflows.facts import Ground, NomineeKind
from workflows.regulations import checks, loading

PACKS = shipped.packs()
CODES = [pack.code for pack in PACKS]
ND91, ND98, ND152, NEWEST = PACKS
MINIMAL = """
[pack]
code = "p"
version = 1
title = { vi = "a", en = "b" }
received_from = 2024-01-01
"""


def changed(old: str, new: str, name: str = "awards.toml") -> list[str]:
    folder = shipped.HERE / "regulations" / ND98.code
    files = {path.name: path.read_text("utf-8") for path in folder.glob("*.toml")}
    assert old in files[name]
    files[name] = files[name].replace(old, new, 1)
    return [finding.code for finding in checks.lint(loading.load_pack(files))]


@pytest.mark.parametrize("pack", PACKS, ids=CODES)
def test_a_shipped_pack_has_no_faults(pack):
    assert checks.lint(pack) == []


def test_no_two_shipped_packs_hold_on_one_date():
    assert checks.lint_dates(PACKS) == []


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2017-09-30", None),
        ("2017-10-01", "l15-2003-nd91-2017"),
        ("2023-12-31", "l15-2003-nd91-2017"),
        ("2024-01-01", "l06-2022-nd98-2023"),
        ("2025-06-30", "l06-2022-nd98-2023"),
        ("2025-07-01", "l06-2022-nd152-2025"),
        ("2026-09-30", "l06-2022-nd152-2025"),
        ("2026-10-01", "l06-2022-l06-2026"),
        ("2031-01-01", "l06-2022-l06-2026"),
    ],
)
def test_the_date_of_reception_chooses_the_pack(day, code):
    found = loading.pack_for(PACKS, date.fromisoformat(day))
    assert (found.code if found else None) == code


@pytest.mark.parametrize("pack", PACKS, ids=CODES)
def test_the_canonical_text_reads_back_to_the_same_pack(pack):
    assert loading.load_pack({"one.toml": loading.canonical(pack)}) == pack


def test_the_split_into_files_does_not_change_the_digest():
    folder = shipped.HERE / "regulations" / ND98.code
    whole = "\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.toml"), reverse=True))
    head, rest = whole.split("[pack]")[0], "[pack]" + whole.split("[pack]")[1]
    pack = loading.load_pack({"a.toml": rest, "b.toml": head})
    assert loading.digest(pack) == loading.digest(ND98)


def test_every_row_that_the_newest_pack_takes_over_is_unconfirmed_and_none_may_block():
    before = {row.code: row for _, row in loading.rows(ND152)}
    taken = [row for _, row in loading.rows(NEWEST) if row.code in before]
    assert {loading.status_of(row) for row in taken} == {Status.UNCONFIRMED}
    assert not any(loading.status_of(row).blocks for _, row in loading.rows(NEWEST))


def test_nothing_of_the_oldest_pack_may_block_but_what_a_text_in_force_says():
    read = {row.code for _, row in loading.rows(ND91) if loading.status_of(row).blocks}
    assert read == {"hieu-luc-den-2023", "phat-hanh-quyet-dinh", "luong-co-so-2026-07"}


def test_rows_of_the_replaced_decree_lose_their_status():
    before = {row.code: row for row in ND98.exclusions}["khong-dang-bi-xem-xet"]
    after = {row.code: row for row in ND152.exclusions}["khong-dang-bi-xem-xet"]
    assert (before.status, after.status) == (Status.SECONDARY, Status.UNCONFIRMED)


def test_rows_of_the_law_itself_keep_their_status_under_the_next_decree():
    row = {row.code: row for row in ND152.criteria}["tap-the-70-phan-tram-ldtt"]
    assert row.status is Status.TEXT_READ


def test_no_row_is_shipped_as_confirmed_here():
    statuses = {loading.status_of(row) for pack in PACKS for _, row in loading.rows(pack)}
    assert Status.CONFIRMED_HERE not in statuses


def test_every_vote_rule_waits_for_adoption():
    assert not any(rule.status.blocks for pack in PACKS for rule in pack.vote_rules)


def test_confirming_a_row_leaves_the_edition_as_it_was():
    seen = loading.confirmed(NEWEST, {"ldtt-hoan-thanh-tot"})
    statuses = {row.code: row.status for row in seen.criteria}
    assert statuses["ldtt-hoan-thanh-tot"] is Status.CONFIRMED_HERE
    assert NEWEST.criteria_for("lao-dong-tien-tien", NomineeKind.INDIVIDUAL, Ground.MERIT)[0].status.blocks is False


def test_confirming_does_not_lower_a_text_that_was_read():
    assert loading.confirmed(ND98, {"ldtt-hoan-thanh-tot"}) == ND98


def test_the_district_chairman_is_gone_with_the_district_level():
    office = {row.code: row for row in ND152.authorities}["chu-tich-ubnd-huyen"]
    assert office.retired_on == date(2025, 7, 1)


def test_the_differ_names_the_row_and_the_field():
    changes = checks.diff(ND98, ND152)
    cited = next(c for c in changes if (c.table, c.code, c.field) == ("citations", "can-cu-nghi-dinh", "text"))
    assert "98/2023" in str(cited.before)
    assert "152/2025" in str(cited.after)


def test_a_pack_does_not_differ_from_itself():
    assert checks.diff(ND98, ND98) == ()


def test_no_version_that_was_shipped_before_comes_back_with_another_text():
    assert manifest.reused() == []


def test_the_manifest_still_describes_the_shipped_files():
    assert manifest.current() == manifest.recorded()


@pytest.mark.parametrize(
    ("old", "new", "finding", "name"),
    [
        ('decided_by = ["thu-tuong"]', 'decided_by = ["ai-do"]', "unknown_authority", "awards.toml"),
        ('decided_by = ["thu-tuong"]', "decided_by = []", "nobody_decides", "awards.toml"),
        ('council_vote = "hoi-dong-90"', 'council_vote = "khong-co"', "unknown_vote_rule", "awards.toml"),
        ('basis = "Điều 26"', 'basis = ""', "no_basis", "criteria.toml"),
        ('source = "L22"', 'source = "bao-chi"', "unknown_source", "criteria.toml"),
        ('awards = ["co-thi-dua-chinh-phu"]', 'awards = ["co-bia"]', "unknown_award", "criteria.toml"),
        ("times = 3", "times = 0", "impossible", "criteria.toml"),
        ('at_least = "7/10"', 'at_least = "11/10"', "impossible", "criteria.toml"),
        ("since = 2024-07-01", "since = 2024-06-01", "overlapping_dates", "prizes.toml"),
        ('multiple = "0.3"', 'multiple = "-0.3"', "impossible", "prizes.toml"),
        ('threshold = "9/10"', 'threshold = "10/9"', "impossible", "votes.toml"),
        ('threshold = "1/2"', 'threshold = "2/3"', "tie_rule_without_effect", "votes.toml"),
        ('code = "bao-cao-thanh-tich"', 'code = "to-trinh"', "code_used_twice", "papers.toml"),
        ("received_until = 2025-06-30", "received_until = 2023-06-30", "ends_before_it_begins", "pack.toml"),
    ],
)
def test_the_linter_finds(old, new, finding, name):
    assert finding in changed(old, new, name)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("not toml [", "not_toml"),
        ("[other]\na = 1", "missing_field"),
        (MINIMAL + "colour = 'red'\n", "unknown_field"),
        (MINIMAL.replace("2024-01-01", "'soon'"), "bad_value"),
        (MINIMAL + "extends = 'elsewhere'\n", "wrong_parent"),
        (MINIMAL + "[[citations]]\ncode = 'c'\ntext = 't'\nbasis = 'b'\nsource = 's'\n", "missing_field"),
        (MINIMAL + "[[citations]]\ncode = 'c'\ntext = 't'\nbasis = 'b'\nsource = 's'\nstatus = 'sure'\n", "bad_value"),
    ],
)
def test_an_unreadable_pack_says_why(text, fault):
    with pytest.raises(Unreadable) as error:
        loading.load_pack({"x.toml": text})
    assert fault in [finding.code for finding in error.value.findings]


def test_an_unknown_kind_of_condition_is_refused_with_the_known_ones():
    row = "[[criteria]]\ncode='c'\ntitle={vi='a',en='b'}\nawards=[]\nnominees=[]\n"
    row += "basis='b'\nsource='s'\nstatus='secondary'\n"
    with pytest.raises(Unreadable) as error:
        loading.load_pack({"x.toml": MINIMAL + row + "condition={kind='astrology'}\n"})
    assert error.value.findings[0].code == "unknown_kind"
    assert "initiative" in error.value.findings[0].data["known"]


def test_all_faults_come_at_once():
    bad = "[[citations]]\ncode = 1\n[[awards]]\ncode = 'a'\n"
    with pytest.raises(Unreadable) as error:
        loading.load_pack({"x.toml": MINIMAL + bad})
    assert len(error.value.findings) > 5


def test_two_files_that_both_name_the_pack_are_refused():
    with pytest.raises(Unreadable, match="given_twice"):
        loading.load_pack({"a.toml": MINIMAL, "b.toml": MINIMAL})


def test_multiples_are_exact_decimals():
    multiples = {row.code: row.multiple for row in ND152.prizes}
    assert multiples["tien-ldtt"] == Decimal("0.3")
