"""Books of report forms: the shipped ones, what the linter refuses, answers and their faults."""

from dataclasses import replace

import pytest

from workflows import shipped
from workflows.basis import Status, Unreadable
from workflows.dossiers.answers import as_text, blank, clean, day_of, faults, progress
from workflows.dossiers.checks import lint
from workflows.dossiers.loading import canonical, digest, fitting, form_digest, load_book
from workflows.dossiers.schema import Choice, Column, FieldKind, Form, FormField, Prefill
from workflows.engine import Label
from workflows.facts import Ground, NomineeKind
from workflows.regulations.schema import Level

BOOKS = shipped.form_books()
BOOK = next(book for book in BOOKS if book.code == "mau-luat-2022")
ANY = Label("Mục", "Field")
LINE = FormField("ten", FieldKind.LINE, ANY, required=True, max_length=5)
YEARS = (Column("year", ANY, FieldKind.WHOLE, required=True, max_length=4), Column("what", ANY))
TABLE = FormField("bang", FieldKind.TABLE, ANY, columns=YEARS, max_rows=2)


def codes(book):
    return {finding.code for finding in lint(book)}


def with_field(field):
    return replace(BOOK, sections=(replace(BOOK.sections[0], fields=(field,)), *BOOK.sections[1:]))


def reasons(field, answer):
    return [reason.code for reason in faults(field, answer)]


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.code)
def test_a_shipped_book_has_no_fault(book):
    assert lint(book) == []


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.code)
def test_a_book_reads_back_from_its_canonical_text(book):
    assert load_book(canonical(book)) == book
    assert digest(load_book(canonical(book))) == digest(book)


def test_no_form_is_shipped_as_read_in_the_law_because_no_annex_was():
    assert {form.status for book in BOOKS for form in book.forms} == {Status.SECONDARY, Status.UNCONFIRMED}


def test_the_law_of_today_gives_no_number_to_a_form_because_none_was_seen():
    assert {form.number for form in BOOK.forms} == {""}


def test_the_cases_of_the_simplified_procedure_are_law_and_their_papers_are_not():
    assert {case.status for case in BOOK.simplified} == {Status.TEXT_READ}
    assert {case.papers_status for case in BOOK.simplified} == {Status.UNCONFIRMED}


def test_a_secret_dossier_is_not_entered_at_all():
    assert [case.code for case in BOOK.simplified if case.paper_only] == ["bi-mat"]


@pytest.mark.parametrize("nominee", list(NomineeKind))
@pytest.mark.parametrize("ground", [Ground.MERIT, Ground.MOVEMENT, Ground.SUDDEN])
@pytest.mark.parametrize("level", list(Level))
def test_every_common_nomination_has_a_form(nominee, ground, level):
    assert fitting(BOOK, nominee, ground, level)


def test_the_form_of_the_very_ground_comes_first():
    found = fitting(BOOK, NomineeKind.COLLECTIVE, Ground.SUDDEN, Level.PROVINCE)
    assert [form.code for form in found] == ["tap-the-dot-xuat", "tap-the-cong-trang"]


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.code)
@pytest.mark.parametrize("award", ["anh-hung-lao-dong", "anh-hung-luc-luong-vu-trang"])
def test_a_hero_has_a_form_that_no_other_award_is_offered(book, award):
    for nominee, code in ((NomineeKind.INDIVIDUAL, "anh-hung-ca-nhan"), (NomineeKind.COLLECTIVE, "anh-hung-tap-the")):
        assert fitting(book, nominee, Ground.MERIT, Level.STATE, award)[0].code == code
        assert code not in {form.code for form in fitting(book, nominee, Ground.MERIT, Level.STATE, "khac")}


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.code)
def test_foreigners_have_a_form_of_their_own_without_papers_of_identity(book):
    person = fitting(book, NomineeKind.INDIVIDUAL, Ground.FOREIGN_RELATIONS, Level.PROVINCE)[0]
    body = fitting(book, NomineeKind.COLLECTIVE, Ground.FOREIGN_RELATIONS, Level.PROVINCE)[0]
    assert (person.code, body.code, person.status) == ("nuoc-ngoai-ca-nhan", "nuoc-ngoai-tap-the", Status.UNCONFIRMED)
    assert {"quoc-tich", "dong-gop"} <= set(book.fields_of(person))
    assert not [code for code in book.fields_of(person) if "ho-chieu" in code or "giay-to" in code]


def test_a_form_for_other_levels_is_not_offered():
    only_state = replace(BOOK.forms[0], levels=(Level.STATE,))
    assert fitting(replace(BOOK, forms=(only_state,)), NomineeKind.INDIVIDUAL, Ground.MERIT, Level.BASE) == ()


def test_the_awards_received_stand_as_year_title_and_decision():
    columns = BOOK.fields_of(BOOK.form("ca-nhan-cong-trang"))["da-khen"].columns
    assert [column.code for column in columns] == ["year", "award", "decision"]


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        (replace(LINE, columns=YEARS), "columns_and_kind_differ"),
        (replace(TABLE, columns=()), "columns_and_kind_differ"),
        (replace(LINE, kind=FieldKind.CHOICE), "choices_and_kind_differ"),
        (replace(LINE, choices=(Choice("a", ANY),)), "choices_and_kind_differ"),
        (replace(TABLE, columns=(YEARS[0], YEARS[0])), "code_used_twice"),
        (replace(TABLE, columns=(replace(YEARS[0], kind=FieldKind.TABLE),)), "column_too_deep"),
        (replace(LINE, max_length=0), "impossible"),
        (replace(LINE, prefill=Prefill.AWARDS_RECEIVED), "prefill_does_not_fit"),
        (replace(TABLE, prefill=Prefill.NAME), "prefill_does_not_fit"),
    ],
)
def test_a_field_that_nobody_can_fill_is_refused(field, fault):
    assert fault in codes(with_field(field))


def test_broken_references_and_silent_law_are_refused():
    form = replace(BOOK.forms[0], sections=("khong-co",), basis=" ", source="X")
    assert {"unknown_section", "no_basis", "unknown_source", "section_unused"} <= codes(replace(BOOK, forms=(form,)))


def test_one_field_twice_in_a_form_is_refused():
    doubled = replace(BOOK.forms[0], sections=("da-khen", "da-khen"))
    assert "code_used_twice" in codes(replace(BOOK, forms=(doubled, *BOOK.forms[1:])))


def test_a_case_without_papers_must_be_one_for_paper_only():
    assert "no_papers" in codes(replace(BOOK, simplified=(replace(BOOK.simplified[0], papers=()),)))


def test_a_book_that_is_no_toml_says_so():
    with pytest.raises(Unreadable):
        load_book("book = ")
    with pytest.raises(Unreadable):
        load_book("[forms]\n")


def test_the_same_form_in_two_books_has_one_digest():
    newer = replace(BOOK, version=2, title=ANY, forms=BOOK.forms[:1])
    assert form_digest(BOOK, BOOK.forms[0]) == form_digest(newer, newer.forms[0])


def test_a_changed_section_gives_its_forms_another_digest():
    changed = with_field(replace(LINE, max_length=9))
    using = next(form for form in BOOK.forms if BOOK.sections[0].code in form.sections)
    assert form_digest(BOOK, using) != form_digest(changed, using)


def test_an_answer_has_one_shape():
    assert clean(LINE, "  a \r\n b ") == "a b"
    assert clean(replace(LINE, kind=FieldKind.PARAGRAPHS), "\n a \r\n\r\nb  \n") == " a\n\nb"
    assert clean(TABLE, [["2024", " x ", "y"], ["", " "], "z"]) == (("2024", "x"),)


def test_decomposed_letters_are_composed():
    assert clean(replace(LINE, max_length=99), "Hòa") == "Hòa"


def test_a_table_reads_as_lines_and_tabs():
    assert as_text((("2024", "x"), ("2025", "y"))) == "2024\tx\n2025\ty"
    assert blank(())
    assert blank("  ")


def test_what_is_wrong_is_said_of_each_cell():
    assert reasons(LINE, "123456") == ["report.too_long"]
    assert reasons(TABLE, (("x", ""), ("", "b"), ("2024", ""))) == [
        "report.too_many_rows",
        "report.not_a_number",
        "report.cell_empty",
    ]


@pytest.mark.parametrize(
    ("kind", "text", "fault"),
    [
        (FieldKind.WHOLE, "12a", "report.not_a_number"),
        (FieldKind.DAY, "31/2/2024", "report.not_a_day"),
        (FieldKind.CHOICE, "khac", "report.not_a_choice"),
    ],
)
def test_a_text_of_the_wrong_kind_is_named(kind, text, fault):
    assert reasons(FormField("x", kind, ANY, max_length=40), text) == [fault]


def test_days_may_be_written_both_ways():
    assert day_of("22/11/2026") == day_of("2026-11-22") is not None


def test_progress_counts_what_is_required_and_what_is_wrong():
    form = Form("f", ANY, "X", ("so-luoc-ca-nhan",), (NomineeKind.INDIVIDUAL,), "b", "L22", Status.UNCONFIRMED)
    (state,) = progress(BOOK, form, {"ho-ten": "x" * 300, "nhiem-vu": ""})
    assert (state.answered, state.fields, state.done) == (1, 4, False)
    assert [field.code for field in state.empty] == ["chuc-vu", "nhiem-vu"]
