"""Achievement reports: begun with what is known, written by two, kept in versions, finished into a paper."""

from datetime import timedelta

import pytest

from backend.acts.runner import perform
from backend.dossiers.models import AchievementReport, ReportBeside, ReportRevision
from backend.nominations.models import SubmissionPaper
from backend.papers import making
from permissions.check import NotPermitted
from tests.support.reports import FILLED, published_again
from workflows.engine import Refused

from .conftest import AT


def act(name, actor, report, **inputs):
    return perform(f"achievement_report.{name}", actor=actor, subject=report.pk, inputs=inputs)


def revisions(report, field):
    return [revision.value for revision in ReportRevision.objects.filter(report=report, field=field)]


def codes(caught):
    return [reason.code for reason in caught.value.reasons]


def test_the_form_is_chosen_by_nominee_and_ground(report):
    assert report.form == "ca-nhan-phong-trao"
    assert report.book.code == "mau-luat-2022"


def test_what_is_known_is_filled_in(report, said):
    assert said("ho-ten") == "Phạm Thị Cúc"
    assert said("da-khen") == (("2022", "Lao động tiên tiến", "12/QĐ-SĐL, 20/01/2023"),)
    assert said("thoi-gian") == "2023"


def test_a_report_is_begun_once(report, row, preparer):
    with pytest.raises(Refused) as caught:
        perform("achievement_report.begin", actor=preparer, subject=row.pk)
    assert codes(caught) == ["achievement_report.begun"]


def test_another_department_neither_begins_nor_writes(row, report, stranger):
    for name, subject in (("begin", row), ("write", report)):
        with pytest.raises(NotPermitted):
            act(name, stranger, subject, **({"texts": []} if name == "write" else {}))


def test_the_nominee_does_not_write_their_own_report(report, row, person, unit_a, acting):
    from backend.organisation.models import Holding
    from permissions.roles import Role

    Holding.objects.create(person=row.person, role=Role.PREPARER, unit=unit_a, valid_from="2023-01-01", basis="QĐ")
    with pytest.raises(NotPermitted):
        act("write", acting(row.person), report, texts=[])


def test_a_field_is_written_with_the_version_that_was_seen(write, preparer, said):
    assert write(preparer, ket_qua_phong_trao="Một") == {
        "versions": {"ket-qua-phong-trao": 1},
        "beside": [],
        "taken": ["ket-qua-phong-trao"],
    }
    assert said("ket-qua-phong-trao") == "Một"


def test_the_same_text_again_changes_nothing(write, preparer):
    write(preparer, nhiem_vu="Một")
    assert write(preparer, nhiem_vu="Một")["taken"] == []


def test_the_second_of_two_writers_is_kept_beside_and_nothing_is_lost(write, report, preparer, second, said):
    write(preparer, nhiem_vu="Nền")
    write(preparer, nhiem_vu="Nền, của Lập")
    answer = write(second, base=1, nhiem_vu="Nền, của Cùng")
    assert answer["beside"] == ["nhiem-vu"]
    assert said("nhiem-vu") == "Nền, của Lập"
    assert ReportBeside.objects.get(report=report).value == "Nền, của Cùng"


def test_two_writers_of_two_fields_do_not_meet(write, preparer, second, said):
    write(preparer, base=0, nhiem_vu="A")
    write(second, base=0, trinh_do="B")
    assert (said("nhiem-vu"), said("trinh-do")) == ("A", "B")


@pytest.mark.parametrize(
    ("take", "text", "stands", "kept"),
    [
        ("now", "", "của Lập", {"của Cùng"}),
        ("beside", "", "của Cùng", {"của Lập"}),
        ("new", "cả hai", "cả hai", {"của Lập", "của Cùng"}),
    ],
)
def test_choosing_between_two_texts_keeps_the_other(write, report, preparer, second, said, take, text, stands, kept):
    write(preparer, nhiem_vu="của Lập")
    write(second, base=0, nhiem_vu="của Cùng")
    waiting = ReportBeside.objects.get(report=report)
    act("settle", second, report, beside=waiting.pk, take=take, base=1, text=text)
    assert said("nhiem-vu") == stands
    assert kept <= set(revisions(report, "nhiem-vu"))
    assert not ReportBeside.objects.exists()


def test_a_choice_made_over_an_older_text_is_asked_again(write, report, preparer, second):
    write(preparer, nhiem_vu="của Lập")
    write(second, base=0, nhiem_vu="của Cùng")
    write(preparer, nhiem_vu="Lập viết lại")
    waiting = ReportBeside.objects.get(report=report)
    with pytest.raises(Refused) as caught:
        act("settle", second, report, beside=waiting.pk, take="beside", base=1)
    assert codes(caught) == ["achievement_report.changed_again"]
    assert ReportBeside.objects.exists()


def test_a_text_that_only_grows_makes_no_revision_within_one_sitting(write, report, preparer):
    for text in ("Đã", "Đã làm", "Đã làm tốt"):
        write(preparer, nhiem_vu=text)
    assert revisions(report, "nhiem-vu") == []


def test_a_text_from_which_something_was_taken_is_kept(write, report, preparer):
    write(preparer, nhiem_vu="Đã làm tốt")
    write(preparer, nhiem_vu="Đã tốt")
    assert revisions(report, "nhiem-vu") == ["Đã làm tốt"]


def test_a_text_of_another_sitting_or_another_hand_is_kept(write, report, preparer, second):
    write(preparer, nhiem_vu="Một")
    write(preparer, at=AT + timedelta(hours=1), nhiem_vu="Một hai")
    write(second, at=AT + timedelta(hours=1), nhiem_vu="Một hai ba")
    assert revisions(report, "nhiem-vu") == ["Một hai", "Một"]


def test_an_earlier_text_comes_back_and_the_later_is_kept(write, report, preparer, said):
    write(preparer, nhiem_vu="Trước")
    write(preparer, nhiem_vu="Sau")
    earlier = ReportRevision.objects.get(report=report)
    act("restore", preparer, report, revision=earlier.pk, base=2)
    assert said("nhiem-vu") == "Trước"
    assert revisions(report, "nhiem-vu") == ["Sau", "Trước"]


def test_a_text_that_is_too_long_is_saved_and_only_stops_finishing(write, report, preparer, head, said):
    write(preparer, **FILLED | {"ten_phong_trao": "x" * 400})
    assert len(said("ten-phong-trao")) == 400
    with pytest.raises(Refused) as caught:
        act("finish", head, report)
    assert codes(caught) == ["achievement_report.faulty"]


def test_finishing_asks_for_all_that_is_required(report, preparer):
    with pytest.raises(Refused) as caught:
        act("finish", preparer, report)
    assert codes(caught) == ["achievement_report.incomplete"]


def test_a_finished_report_is_a_paper_of_its_row(write, report, preparer, row):
    write(preparer, **FILLED)
    act("finish", preparer, report)
    link = SubmissionPaper.objects.get(nomination=row)
    assert (link.paper.kind, link.paper.drawn, link.paper.specimen) == ("report", True, False)
    assert making.faithful(link.paper)


def test_a_finished_report_is_not_written_until_it_is_opened_again(write, report, preparer):
    write(preparer, **FILLED)
    act("finish", preparer, report)
    with pytest.raises(Refused):
        write(preparer, nhiem_vu="Khác")
    act("reopen", preparer, report)
    write(preparer, nhiem_vu="Khác")
    act("finish", preparer, report)
    assert SubmissionPaper.objects.filter(paper__kind="report").count() == 2


def test_a_text_beside_must_be_settled_before_finishing(write, report, preparer, second):
    write(preparer, **FILLED)
    write(second, base=0, nhiem_vu="Khác")
    with pytest.raises(Refused) as caught:
        act("finish", preparer, report)
    assert codes(caught) == ["achievement_report.unsettled"]


def test_a_newer_form_carries_over_and_keeps_what_does_not_fit(write, report, preparer, said):
    write(preparer, **FILLED)
    newer = published_again(AT, gone="noi-dung", field="chi-tieu-phong-trao")
    act("carry_over", preparer, report)
    assert AchievementReport.objects.get(pk=report.pk).book == newer
    assert said("nhiem-vu") == FILLED["nhiem_vu"]
    assert said("chi-tieu-phong-trao") == ""
    assert revisions(report, "chi-tieu-phong-trao") == [[["Thủ tục", "98 %", "BC 1"]]]


def test_a_report_by_the_newest_form_has_nothing_to_carry(report, preparer):
    with pytest.raises(Refused) as caught:
        act("carry_over", preparer, report)
    assert codes(caught) == ["achievement_report.newest_form"]


def test_a_newer_book_with_the_same_form_asks_for_nothing(report, preparer):
    newer = published_again(AT)
    assert newer.version > report.book.version
    with pytest.raises(Refused):
        act("carry_over", preparer, report)


def test_a_submitted_row_is_closed_for_writing(write, row, preparer):
    type(row).objects.filter(pk=row.pk).update(state="submitted")
    with pytest.raises(Refused) as caught:
        write(preparer, nhiem_vu="Muộn")
    assert codes(caught) == ["achievement_report.row_closed"]


def test_unknown_fields_are_refused_by_name(write, preparer):
    with pytest.raises(Refused) as caught:
        write(preparer, khong_co="x")
    assert codes(caught) == ["achievement_report.unknown_field"]


def test_the_trail_names_the_fields_and_not_their_texts(write, report, preparer):
    from backend.audit.models import Line

    write(preparer, nhiem_vu="Bí mật cá nhân")
    line = Line.objects.filter(subject_kind="achievement_report", subject_id=str(report.pk)).latest("pk")
    assert line.data == {"fields": ["nhiem-vu"], "beside": []}
