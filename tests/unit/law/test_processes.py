"""Processes: the shipped ones have no faults, and one that nobody here knows runs from its data alone."""

from pathlib import Path

import pytest

from workflows import shipped
from workflows.basis import Unreadable
from workflows.processes import checks, loading, navigation
from workflows.processes.pairing import lint_pair, vote_rule_for
from workflows.processes.schema import Place, StageKind

MADE_UP_TEXT = (Path(__file__).parent / "data" / "quy-trinh-bia-dat.toml").read_text("utf-8")
MADE_UP = loading.load_process(MADE_UP_TEXT)
SHIPPED = {process.code: process for process in shipped.processes()}
MOVEMENT = SHIPPED["bang-khen-tinh-phong-trao-cchc"]
BASE = SHIPPED["danh-hieu-co-so"]


def codes(stages):
    return [stage.code for stage in stages]


def walk(process):
    done, steps = [], []
    while not navigation.finished(process, done):
        steps.append(codes(navigation.next_stages(process, done)))
        done += steps[-1]
    return steps


@pytest.mark.parametrize("process", [*SHIPPED.values(), MADE_UP], ids=lambda process: process.code)
def test_a_process_has_no_faults(process):
    assert checks.lint(process) == []


@pytest.mark.parametrize("pack", shipped.packs(), ids=lambda pack: pack.code)
@pytest.mark.parametrize("process", SHIPPED.values(), ids=lambda process: process.code)
def test_a_shipped_process_fits_every_shipped_pack(process, pack):
    assert lint_pair(process, pack) == []


@pytest.mark.parametrize("process", [*SHIPPED.values(), MADE_UP], ids=lambda process: process.code)
def test_the_canonical_text_reads_back_to_the_same_process(process):
    assert loading.load_process(loading.canonical(process)) == process


def test_the_made_up_process_walks_through_its_parallel_group():
    assert walk(MADE_UP) == [
        ["nhan"],
        ["tham-dinh-1"],
        ["y-kien-thue", "y-kien-moi-truong", "cong-khai"],
        ["tham-dinh-2"],
        ["quyet-dinh"],
    ]


def test_all_of_a_parallel_group_must_end_before_what_follows():
    done = ["nhan", "tham-dinh-1", "y-kien-thue", "cong-khai"]
    assert codes(navigation.next_stages(MADE_UP, done)) == ["y-kien-moi-truong"]


def test_a_return_reopens_what_lies_after_its_target():
    done = ["nhan", "tham-dinh-1", "y-kien-thue", "y-kien-moi-truong", "cong-khai"]
    assert navigation.done_after_return(MADE_UP, done, "tham-dinh-1") == {"nhan"}


def test_returns_are_bounded():
    assert navigation.may_return(MADE_UP, "tham-dinh-2", 0)
    assert not navigation.may_return(MADE_UP, "tham-dinh-2", 1)
    assert not navigation.may_return(MADE_UP, "quyet-dinh", 0)


def test_the_movement_process_goes_from_the_unit_meeting_to_the_issue():
    assert [kind for step in walk(MOVEMENT) for kind in [navigation.stage(MOVEMENT, step[0]).kind.value]] == [
        "internal_meeting",
        "head_signature",
        "reception",
        "appraisal",
        "council",
        "submission_letter",
        "decision",
        "numbering",
        "issuing",
    ]


def test_the_chairman_can_return_to_the_letter_or_the_appraisal():
    assert codes(navigation.return_targets(MOVEMENT, "quyet-dinh")) == ["tham-dinh", "to-trinh-so"]


def test_appraisal_council_and_decision_are_independent_but_stages_of_the_unit_are_not():
    independent = [stage.code for stage in MOVEMENT.stages if stage.independent]
    assert independent == ["tham-dinh", "hoi-dong", "quyet-dinh"]
    assert not any(stage.independent for stage in MOVEMENT.stages if stage.owner_unit is Place.UNIT)


def test_base_level_titles_know_no_council_and_no_reception():
    assert {StageKind.COUNCIL, StageKind.RECEPTION}.isdisjoint(stage.kind for stage in BASE.stages)


def test_each_title_of_one_submission_is_voted_by_its_own_rule():
    pack, stage = shipped.packs()[0], navigation.stage(BASE, "binh-xet")
    assert vote_rule_for(pack, stage, "lao-dong-tien-tien").code == "binh-xet-qua-ban"
    assert vote_rule_for(pack, stage, "chien-si-thi-dua-co-so").code == "binh-xet-hai-phan-ba"


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ('kind = "publication"', 'kind = "publication"\naudience = "public"\ndays = 9999',
         "publication_without_days"),
        ('kind = "publication"', 'kind = "publication"\ndays = 11', "publication_outlasts_clock"),
        ('kind = "decision"', 'kind = "numbering"', "before_the_decision"),
        ('kind = "publication"', 'kind = "issuing"', "before_the_decision"),
        ('kind = "decision"', 'kind = "decision"\ndays = 10', "shown_without_publication"),
        ('kind = "decision"', 'kind = "decision"\nquestion = "?"', "asked_without_consultation"),
        ('next = ["quyet-dinh"]', "", "dead_end"),
        ("final = true", 'next = ["nhan"]', "unbounded_loop"),
        ('returns_to = ["tham-dinh-1"]\nmax_returns = 1', 'returns_to = ["tham-dinh-1"]', "unbounded_loop"),
        ("max_returns = 1", "max_returns = 99", "unbounded_loop"),
        ('returns_to = ["tham-dinh-1"]', 'returns_to = ["quyet-dinh"]', "returns_forward"),
        ('next = ["quyet-dinh"]', 'next = ["khong-co"]', "unknown_stage"),
        ('alternate = { role = "appraiser", unit = "appraising", deputy = true }',
         'alternate = { role = "appraiser", unit = "appraising" }', "alternate_is_owner"),
        ('parallel_group = "lay-y-kien"\n', "", "fork_without_group"),
        ('kind = "publication"', 'kind = "council"', "vote_without_rule"),
        ('kind = "publication"', 'kind = "publication"\nvote_rule = "x"', "rule_without_vote"),
        ('awards = ["giay-khen"]', "awards = []", "no_awards"),
        ('code = "tham-dinh-2"', 'code = "tham-dinh-1"', "code_used_twice"),
        ("days = 5", "days = 0", "impossible"),
        ("days = 5", "days = 999999999", "impossible"),
        ('kind = "decision"', 'kind = "forwarding"', "nothing_is_decided"),
        ('next = ["tham-dinh-1"]\n', "final = true\n", "several_beginnings"),
    ],
)  # fmt: skip
def test_the_linter_refuses(old, new, finding):
    assert old in MADE_UP_TEXT
    process = loading.load_process(MADE_UP_TEXT.replace(old, new, 1))
    assert finding in [found.code for found in checks.lint(process)]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('owner_role = "signatory"\n', "", "missing_field"),
        ('alternate = { role = "signatory", unit = "awarding", deputy = true }\n', "", "missing_field"),
        ("clock = { days = 3, working = true, basis = \"bịa\", source = \"house\", status = \"unconfirmed\" }\nfinal",
         "final", "missing_field"),
        ('kind = "decision"', 'kind = "seance"', "bad_value"),
        ('owner_role = "signatory"', 'owner_role = "king"', "bad_value"),
        ("final = true", 'final = true\nguards = ["full_moon"]', "bad_value"),
    ],
)  # fmt: skip
def test_a_stage_without_owner_alternate_or_clock_or_of_unknown_kind_is_unreadable(old, new, fault):
    assert old in MADE_UP_TEXT
    with pytest.raises(Unreadable) as error:
        loading.load_process(MADE_UP_TEXT.replace(old, new, 1))
    assert fault in [finding.code for finding in error.value.findings]


def test_the_differ_shows_a_changed_clock_and_a_new_order():
    text = MADE_UP_TEXT.replace("days = 3", "days = 4", 1)
    changes = loading.diff(MADE_UP, loading.load_process(text))
    assert [(c.table, c.code, c.field) for c in changes] == [("stages", "quyet-dinh", "clock")]


def test_an_unknown_stage_is_a_key_error():
    with pytest.raises(KeyError):
        navigation.stage(MADE_UP, "khong-co")
