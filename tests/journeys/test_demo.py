"""The played demonstration: whole, repeatable, exact to the published figures, and a specimen throughout."""

import csv
import sqlite3
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from tests.support.demo import copy_of, manage, played

pytestmark = pytest.mark.browser
PRINTED = Path(__file__).parents[1] / "unit/scoring/data/tay_ninh_2023.csv"


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    """A copy of the played folder for this file alone."""
    return copy_of(played(), tmp_path_factory.mktemp("again") / "var")


def asked(var, sql):
    """The rows of a query on the copy."""
    with sqlite3.connect(var / "db.sqlite3") as connection:
        return connection.execute(sql).fetchall()


def counts(var):
    """How many rows every table has, the runner's own bookkeeping of migrations aside."""
    names = [name for (name,) in asked(var, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: asked(var, f'SELECT COUNT(*) FROM "{name}"')[0][0] for name in names if "sqlite" not in name}


def test_running_it_again_breaks_and_doubles_nothing(var):
    before = counts(var)
    manage(var, "demo")
    assert counts(var) == before


def test_the_trail_is_whole_and_every_published_number_recomputes(var):
    manage(var, "audit_verify")
    manage(var, "scores_verify")
    assert asked(var, "SELECT COUNT(*) FROM audit_entry")[0][0] > 5_000


def test_the_published_index_meets_the_printed_table(var):
    """25 ratios and ranks, compared with a file that the program never reads."""
    lines = PRINTED.read_text(encoding="utf-8").splitlines()
    printed = sorted((row["group"], int(row["rank"]), row["ratio_pct"]) for row in csv.DictReader(lines[1:]))
    sql = """SELECT s."group", s.rank, s.points, s.max_points FROM scoring_publishedscore s
             JOIN scoring_indexpublication p ON p.id = s.publication_id WHERE p.year = 2023 AND s.points IS NOT NULL"""
    two = Decimal("0.01")
    ours = sorted(
        (group, rank, str((Decimal(str(points)) * 100 / Decimal(str(most))).quantize(two, ROUND_HALF_UP)))
        for group, rank, points, most in asked(var, sql)
    )
    assert ours == printed


def test_units_without_figures_have_no_points(var):
    sql = """SELECT u.name FROM scoring_publishedscore s JOIN organisation_unit u ON u.id = s.unit_id
             JOIN scoring_indexpublication p ON p.id = s.publication_id WHERE p.year = 2023 AND s.points IS NULL"""
    assert len(asked(var, sql)) == 3


def test_every_drawn_paper_is_a_specimen(var):
    assert asked(var, "SELECT COUNT(*) FROM papers_paper WHERE drawn AND NOT specimen") == [(0,)]


def test_something_waits_at_every_stage(var):
    kinds = {kind for (kind,) in asked(var, "SELECT stage_kind FROM review_stage WHERE state = 'open'")}
    assert kinds >= {"appraisal", "council", "submission_letter", "decision", "numbering"}
    states = {state for (state,) in asked(var, "SELECT state FROM nominations_submission")}
    assert states == {"draft", "submitted", "received", "closed", "withdrawn"}


def test_no_key_and_no_password_stands_in_the_database(var):
    words = [line.split()[1] for line in (var / "demo-logins.txt").read_text().splitlines()]
    content = (var / "db.sqlite3").read_bytes()
    assert not [word for word in words if word.encode() in content]
    assert b"PRIVATE KEY" not in content
