"""Drafts are edited stage by stage, every state is kept, and nobody's change is lost silently."""

from dataclasses import replace
from datetime import date

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.base.reasons import tell
from backend.catalogue.models import Edition
from backend.catalogue.process_findings import advice_of, faults_of
from backend.catalogue.queries import pack_for, process_edition, process_value
from backend.organisation.actors import actor_of
from backend.procedures.findings import findings_told
from backend.procedures.stage_data import fields_of
from permissions.check import NotPermitted
from workflows.engine import Refused
from workflows.processes import editing

pytestmark = pytest.mark.django_db
TODAY = date(2025, 7, 14)


def codes(no) -> set[str]:
    assert all(tell(reason).says for reason in no.value.reasons)
    return {reason.code for reason in no.value.reasons}


def order(draft) -> list[str]:
    return [item.code for item in draft.process.stages]


def changed(draft, code, **more):
    item = editing.find(draft.process, code)
    return fields_of(item, editing.is_beside(draft.process, code)) | more


def test_a_draft_from_a_version_takes_it_over_without_loss(draft, edition):
    assert draft.process == process_value(edition)
    assert faults_of(draft.process, TODAY) == []


def test_an_empty_draft_says_that_it_has_no_stages(do, province):
    made = do("create", unit=province, title="Quy trình khen đột xuất").result
    assert [one.code for one in faults_of(made.process, TODAY)] == ["no_stages"]
    assert made.code == "quy-trinh-khen-dot-xuat"


def test_a_stage_is_put_behind_another_and_joins_the_way(do, draft, stage_fields):
    done = do("add_stage", draft, after="tham-dinh", **stage_fields())
    assert done.answer["stage"] == "tham-dinh-them"
    process = draft.process
    assert editing.find(process, "tham-dinh").next == ("tham-dinh-them",)
    assert editing.find(process, "tham-dinh-them").next == ("hoi-dong",)
    assert faults_of(process, TODAY) == []


def test_a_stage_beside_another_makes_a_group_that_begins_and_ends_together(do, draft, stage_fields):
    do("add_stage", draft, after="tham-dinh", **stage_fields(beside=True))
    one, other = (editing.find(draft.process, code) for code in ("tham-dinh", "tham-dinh-them"))
    assert one.parallel_group == other.parallel_group != ""
    assert (one.next, editing.find(draft.process, "tiep-nhan").next) == (
        ("hoi-dong",),
        ("tham-dinh", "tham-dinh-them"),
    )
    do("change_stage", draft, target="tham-dinh-them", **changed(draft, "tham-dinh-them", beside=False))
    assert editing.find(draft.process, "tham-dinh").parallel_group == ""


def test_moving_stops_at_the_ends(do, draft):
    do("move_stage", draft, target="ky-to-trinh", direction="up")
    assert order(draft)[:2] == ["ky-to-trinh", "hop-don-vi"]
    with pytest.raises(Refused) as no:
        do("move_stage", draft, target="ky-to-trinh", direction="up")
    assert codes(no) == {"process_draft.at_the_end"}


def test_what_was_removed_comes_back(do, draft):
    before = draft.text
    done = do("remove_stage", draft, target="hoi-dong")
    assert "hoi-dong" not in order(draft)
    do("restore", draft, revision=done.answer["undo"])
    assert draft.text == before


def test_removing_the_stage_that_takes_dossiers_back_mends_the_others(do, draft):
    do("remove_stage", draft, target="hop-don-vi")
    assert not any("hop-don-vi" in item.returns_to for item in draft.process.stages)


def test_two_people_may_change_two_stages_of_one_draft(do, draft):
    seen = {code: editing.digest(editing.find(draft.process, code)) for code in ("tham-dinh", "hoi-dong")}
    for who, code in (("appraiser", "tham-dinh"), ("second", "hoi-dong")):
        do("change_stage", draft, who=who, target=code, seen=seen[code], **changed(draft, code, title_vi=f"Sửa {who}"))
    names = [editing.find(draft.process, code).title.vi for code in seen]
    assert names == ["Sửa appraiser", "Sửa second"]


def test_a_change_of_a_stage_that_somebody_changed_meanwhile_is_refused_with_the_name(do, draft):
    seen, mine = editing.digest(editing.find(draft.process, "tham-dinh")), changed(draft, "tham-dinh", days=9)
    do("change_stage", draft, who="second", target="tham-dinh", **changed(draft, "tham-dinh", days=7))
    with pytest.raises(Refused) as no:
        do("change_stage", draft, target="tham-dinh", seen=seen, **mine)
    assert codes(no) == {"process_draft.stage_changed"}
    assert no.value.reasons[0].data["by"] == "Mai Cùng Soạn"


def test_a_change_of_a_stage_that_somebody_removed_is_refused_with_the_name(do, draft):
    mine = changed(draft, "hoi-dong")
    do("remove_stage", draft, who="second", target="hoi-dong")
    with pytest.raises(Refused) as no:
        do("change_stage", draft, target="hoi-dong", **mine)
    assert codes(no) == {"process_draft.stage_removed"}


@pytest.mark.parametrize(
    ("code", "change", "finding", "field"),
    [
        ("tham-dinh", {"owner_role": "accountant"}, "owner_cannot_act", "owner_role"),
        ("tham-dinh", {"title_vi": "Tiếp nhận hồ sơ"}, "name_used_twice", "title_vi"),
        ("tham-dinh", {"owner_role": "unit_head"}, "owner_cannot_act", "owner_role"),
        ("tham-dinh", {"alternate_role": "auditor"}, "alternate_cannot_act", "alternate_role"),
        ("tham-dinh", {"deputy": False}, "alternate_is_owner", "alternate_role"),
        ("tham-dinh", {"clock_basis": ""}, "no_basis", "clock_basis"),
        ("tham-dinh", {"vote_rule": "award"}, "rule_without_vote", "vote_rule"),
        ("hoi-dong", {"vote_rule": ""}, "vote_without_rule", "vote_rule"),
        ("tham-dinh", {"guards": ["quorum_met"]}, "guard_never_met", "guards"),
        ("tham-dinh", {"papers": ["council_minutes"]}, "paper_not_yet", "papers"),
        ("tham-dinh", {"returns_to": ["hoi-dong"], "max_returns": 1}, "returns_forward", "returns_to"),
        ("tham-dinh", {"max_returns": 0}, "unbounded_loop", "max_returns"),
        ("quyet-dinh", {"kind": "appraisal", "papers": []}, "nothing_is_decided", "kind"),
        ("quyet-dinh", {"owner_unit": "unit"}, "owner_at_the_wrong_place", "owner_unit"),
        ("hoi-dong", {"alternate_unit": "superior"}, "alternate_at_the_wrong_place", "alternate_unit"),
        ("tham-dinh", {"owner_unit": "consulted"}, "owner_at_the_wrong_place", "owner_unit"),
        ("tiep-nhan", {"owner_unit": "unit"}, "owner_at_the_wrong_place", "owner_unit"),
        ("tiep-nhan", {"owner_role": "appraiser"}, "owner_cannot_act", "owner_role"),
        ("ky-to-trinh", {"owner_unit": "awarding"}, "owner_at_the_wrong_place", "owner_unit"),
        ("to-trinh-so", {"kind": "head_signature"}, "owner_cannot_act", "owner_role"),
        ("tham-dinh", {"kind": "head_signature", "owner_unit": "unit"}, "done_by_reception", "kind"),
        ("tiep-nhan", {"kind": "appraisal", "papers": []}, "never_received", "internal"),
    ],
)
def test_a_finding_is_told_in_words_beside_its_field(do, draft, code, change, finding, field):
    do("change_stage", draft, target=code, **changed(draft, code, **change))
    told = findings_told(draft.process, TODAY)
    assert (finding, field) in {(one.code, one.field) for one in told}
    assert all(one.told.says and one.told.next and "_" not in one.told.says for one in told)


@pytest.mark.parametrize(
    ("gone", "advice"),
    [("hoi-dong", "no_council"), ("tham-dinh", "no_appraisal"), ("phat-hanh", "no_stage_after_decision"),
     ("cap-so", "no_stage_after_decision")],
)  # fmt: skip
def test_a_stage_that_is_usually_there_is_missed_but_not_demanded(do, draft, gone, advice):
    assert advice_of(draft.process, TODAY) == []
    do("remove_stage", draft, target=gone)
    told = [one for one in findings_told(draft.process, TODAY) if not one.blocks]
    assert [one.code for one in told] == [advice]
    assert told[0].told.says
    assert told[0].told.next
    do("send", draft)
    assert draft.state == "proposed"


def test_a_list_is_shown_to_everybody_only_where_the_pack_says_so(do, draft, cast, stage_fields):
    shown = stage_fields("Công khai", kind="publication", audience="public", owner_role="appraiser", papers=[])
    do("add_stage", draft, after="tham-dinh", **shown)
    told = [one for one in findings_told(draft.process, TODAY) if one.field == "audience"]
    assert [(one.code, one.blocks) for one in told] == [("inside_unconfirmed", False)]
    base = pack_for(TODAY)
    confirm = {"row": "cong-khai-noi-bo", "source": "Quy chế của tỉnh, đã đọc"}
    perform("row.confirm", actor=actor_of(cast["admin"]), subject=base.pk, inputs=confirm)
    told = [one for one in findings_told(draft.process, TODAY) if one.field == "audience"]
    assert [(one.code, one.blocks) for one in told] == [("not_for_the_public", True)]


def test_a_draft_with_a_finding_is_not_proposed(do, draft):
    do("remove_stage", draft, target="quyet-dinh")
    with pytest.raises(Refused) as no:
        do("send", draft)
    assert codes(no) == {"process_draft.has_findings"}


def test_an_unchanged_draft_is_not_proposed(do, draft):
    with pytest.raises(Refused) as no:
        do("send", draft)
    assert codes(no) == {"process_draft.same_text"}


@pytest.fixture
def proposed(do, draft):
    """A draft that gives the appraisal five days more, proposed by the appraiser."""
    do("change_stage", draft, target="tham-dinh", **changed(draft, "tham-dinh", days=20))
    do("send", draft)
    return draft


@pytest.mark.parametrize("who", ["signatory", "admin"])
def test_a_proposed_draft_becomes_a_version_that_holds_from_its_day(do, proposed, edition, who):
    do("publish", proposed, who=who, in_force_from=date(2025, 8, 1))
    made = proposed.edition
    assert (made.version, made.code, made.origin) == (edition.version + 1, edition.code, "office")
    assert process_edition(edition.code, date(2025, 7, 31)) == edition
    assert process_edition(edition.code, date(2025, 8, 1)) == made
    assert process_value(made) == replace(proposed.process, version=2)


def test_whoever_worked_on_a_draft_does_not_publish_it(do, proposed, cast, person, province):
    cast["appraiser"].holdings.create(
        role="signatory", unit=province, valid_from=date(2025, 1, 1), basis="QĐ"
    )  # fmt: skip
    with pytest.raises(NotPermitted):
        do("publish", proposed, in_force_from=TODAY)


def test_a_version_does_not_hold_for_days_that_are_over(do, proposed):
    with pytest.raises(Refused) as no:
        do("publish", proposed, who="signatory", in_force_from=date(2025, 7, 1))
    assert codes(no) == {"process_draft.in_force_past"}


def test_a_draft_that_was_outrun_by_another_version_is_not_published(do, proposed, new_version):
    new_version(lambda process: replace(process, note="khác"))
    with pytest.raises(Refused) as no:
        do("publish", proposed, who="signatory", in_force_from=TODAY)
    assert codes(no) == {"process_draft.basis_outrun"}


def test_a_sent_back_draft_may_be_edited_again_and_dropped(do, proposed):
    do("send_back", proposed, who="signatory", reason="Chưa hợp lý")
    do("drop", proposed, reason="Không cần nữa")
    assert proposed.state == "dropped"
    assert Edition.objects.filter(kind="process", origin="office").count() == 0
    assert clock.today() == TODAY
