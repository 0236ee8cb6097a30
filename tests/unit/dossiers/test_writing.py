"""Texts by two hands: differences are exact, dropping loses nothing, carrying over says what does not fit."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from workflows import shipped
from workflows.dossiers.answers import as_text, blank, faults
from workflows.dossiers.carrying import carry
from workflows.dossiers.schema import FieldKind
from workflows.dossiers.writing import Change, Written, difference, grows, outcome

BOOK = next(book for book in shipped.form_books() if book.code == "mau-luat-2022")
FORM = BOOK.form("ca-nhan-cong-trang")
TEXT = st.text(st.sampled_from("ab ạế\n.,\t1"), max_size=60)
TABLE = st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=4).map(tuple)
ANSWER = TEXT | TABLE


def joined(pieces, *changes):
    return "".join(piece.text for piece in pieces if piece.change in changes)


@given(ANSWER, ANSWER)
def test_a_difference_gives_both_texts_back_to_the_letter(old, new):
    pieces = difference(old, new)
    assert joined(pieces, Change.KEPT, Change.REMOVED) == as_text(old)
    assert joined(pieces, Change.KEPT, Change.ADDED) == as_text(new)


@given(TEXT)
def test_equal_texts_do_not_differ(text):
    assert {piece.change for piece in difference(text, text)} <= {Change.KEPT}


def test_words_are_compared_as_words():
    pieces = difference("Hoàn thành tốt nhiệm vụ.", "Hoàn thành xuất sắc nhiệm vụ.")
    assert joined(pieces, Change.REMOVED) == "tốt"
    assert joined(pieces, Change.ADDED).split() == ["xuất", "sắc"]


def test_a_very_long_text_is_compared_by_lines():
    old = "\n".join(f"dòng số {number} của bản dài" for number in range(700))
    pieces = difference(old, old.replace("dòng số 350 ", "dòng đổi "))
    assert joined(pieces, Change.REMOVED).strip() == "dòng số 350 của bản dài"


@given(TEXT, TEXT, st.integers(0, 60))
def test_text_put_in_at_one_place_loses_nothing(old, more, at):
    assert grows(old, old[:at] + more + old[at:])


@given(ANSWER, ANSWER)
def test_a_text_that_grows_holds_every_character_in_order(old, new):
    if grows(old, new):
        rest = iter(as_text(new))
        assert all(any(letter == one for one in rest) for letter in as_text(old))


@given(TEXT.filter(bool))
def test_taking_something_away_is_no_growth(text):
    assert not grows(text, text[1:] if text[1:] != text[:-1] else "")


@given(st.integers(1, 5), st.integers(1, 5), TEXT, TEXT)
def test_only_who_saw_the_newest_text_writes_over_it(base, version, current, sent):
    found = outcome(base, version, current, sent)
    assert (found is Written.SAME) == (current == sent)
    assert found is not Written.TAKEN or base == version


ANSWERS = st.fixed_dictionaries(
    {},
    optional={code: (TABLE if field.kind is FieldKind.TABLE else TEXT) for code, field in BOOK.fields_of(FORM).items()},
)


@settings(max_examples=60)
@given(ANSWERS)
def test_the_same_form_carries_every_answer(answers):
    carried = carry(BOOK, FORM, BOOK, FORM, answers)
    assert {code for code, answer in answers.items() if not blank(answer)} >= set(carried.answers)
    assert carried.fresh == ()


@settings(max_examples=60)
@given(ANSWERS, st.sampled_from(BOOK.forms))
def test_carrying_over_keeps_or_names_every_answer(answers, other):
    carried = carry(BOOK, FORM, BOOK, other, answers)
    named = {misfit.field for misfit in carried.misfits}
    told = {code for code, answer in answers.items() if not blank(answer)}
    assert told <= set(carried.answers) | named
    fields = BOOK.fields_of(other)
    assert all(not faults(fields[code], answer) for code, answer in carried.answers.items() if code not in named)


def changed(code, **more):
    section = next(s for s in BOOK.sections if code in {f.code for f in s.fields})
    fields = tuple(replace(f, **more) if f.code == code else f for f in section.fields)
    sections = tuple(replace(s, fields=fields) if s is section else s for s in BOOK.sections)
    return replace(BOOK, version=2, sections=sections)


def carried_to(book, answers):
    return carry(BOOK, FORM, book, book.form(FORM.code), answers)


def test_a_shorter_field_keeps_the_text_and_says_that_it_is_too_long():
    found = carried_to(changed("ho-ten", max_length=3), {"ho-ten": "Nguyễn"})
    assert found.answers == {"ho-ten": "Nguyễn"}
    assert found.misfits[0].reasons[0].code == "report.too_long"


def test_a_column_that_is_gone_is_named_when_it_held_something():
    columns = BOOK.fields_of(FORM)["da-khen"].columns[:2]
    found = carried_to(changed("da-khen", columns=columns), {"da-khen": (("2024", "LĐTT", "QĐ 1"),)})
    assert found.answers["da-khen"] == (("2024", "LĐTT"),)
    assert [reason.code for reason in found.misfits[0].reasons] == ["report.column_gone"]


def test_an_answer_of_another_kind_is_shown_and_not_carried():
    found = carried_to(changed("da-khen", kind=FieldKind.PARAGRAPHS, columns=()), {"da-khen": (("2024", "a", ""),)})
    assert "da-khen" not in found.answers
    assert found.misfits[0].answer == (("2024", "a", ""),)


def test_a_field_that_is_gone_is_named_and_a_new_one_too():
    other = BOOK.form("ca-nhan-dot-xuat")
    found = carry(BOOK, FORM, BOOK, other, {"bien-phap": "x"})
    assert [misfit.field for misfit in found.misfits] == ["bien-phap"]
    assert "dien-bien" in found.fresh


def test_written_has_three_outcomes():
    assert [outcome(1, 1, "a", "b"), outcome(1, 2, "a", "b"), outcome(1, 2, "a", "a")] == [
        Written.TAKEN,
        Written.BESIDE,
        Written.SAME,
    ]
