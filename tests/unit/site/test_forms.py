"""Forms made from serializers."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict
from rest_framework import serializers

from backend.base import clock
from backend.web.forms import form_class, offer_choices, row_label


class Inputs(serializers.Serializer):
    reason = serializers.CharField(label="Lý do", help_text="Nêu rõ", max_length=1000)
    due_on = serializers.DateField(label="Hạn")
    points = serializers.DecimalField(max_digits=6, decimal_places=2, max_value=Decimal(100), required=False)
    ground = serializers.ChoiceField(choices=[("merit", "Công trạng"), ("sudden", "Đột xuất")], required=False)
    notify = serializers.BooleanField(default=True)
    names = serializers.ListField(child=serializers.CharField(max_length=5), required=False)

    def validate(self, given):
        if given["reason"] == given.get("ground"):
            raise serializers.ValidationError("Lý do trùng loại hình.")
        return given


def filled(**more):
    return form_class(Inputs)({"reason": "Thiếu", "due_on": "22/11/2026"} | more)


def test_labels_and_hints_are_carried_over():
    reason = form_class(Inputs)()["reason"]
    assert (reason.label, reason.help_text) == ("Lý do", "Nêu rõ")


@pytest.mark.parametrize("typed", ["22/11/2026", "2026-11-22", "22-11-2026"])
def test_a_day_may_be_typed_either_way(typed):
    form = filled(due_on=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["due_on"] == date(2026, 11, 22)


@pytest.mark.parametrize(("typed", "read"), [("87,5", "87.5"), ("87.5", "87.5"), ("0087,50", "87.50")])
def test_a_number_may_have_a_comma(typed, read):
    form = filled(points=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["points"] == Decimal(read)


def test_points_over_the_maximum_are_refused_at_their_field():
    assert "points" in filled(points="1.000,5").errors


def test_what_the_serializer_refuses_stands_at_its_field():
    form = filled(names="An\nquá dài lắm")
    assert not form.is_valid()
    assert list(form.errors) == ["names"]


def test_a_fault_of_the_whole_stands_above_the_form():
    form = filled(reason="merit", ground="merit")
    assert form.non_field_errors() == ["Lý do trùng loại hình."]


def test_an_unticked_box_means_no():
    form = filled()
    assert form.is_valid()
    assert form.cleaned_data["notify"] is False


def test_a_list_is_one_item_a_line():
    form = filled(names=" An \n\nBình")
    assert form.is_valid()
    assert form.cleaned_data["names"] == ["An", "Bình"]


def test_an_optional_choice_may_stay_open():
    form = filled(ground="")
    assert form.is_valid()
    assert "ground" not in form.cleaned_data


def test_days_use_the_browsers_own_field():
    assert 'type="date"' in str(form_class(Inputs)()["due_on"])


def test_a_file_makes_the_form_multipart():
    class WithPaper(serializers.Serializer):
        paper = serializers.FileField()

    assert form_class(WithPaper)().is_multipart()


def test_a_kind_no_page_can_ask_is_a_fault():
    class Odd(serializers.Serializer):
        value = serializers.JSONField()

    with pytest.raises(TypeError):
        form_class(Odd)


def test_read_only_fields_are_not_asked():
    class Shown(serializers.Serializer):
        name = serializers.CharField(read_only=True)

    assert form_class(Shown)().fields == {}
    assert issubclass(form_class(Shown), forms.Form)


class Coded(serializers.Serializer):
    to_award = serializers.SlugField(label="Hình thức khen")

    @staticmethod
    def offered(rows):
        return {"to_award": [(row, row.title()) for row in rows]}


def test_a_code_is_chosen_by_its_name():
    form = form_class(Coded)()
    offer_choices(form, ["giay-khen", "bang-khen"])
    assert '<option value="bang-khen">Bang-Khen</option>' in str(form["to_award"])


def test_ticks_and_lines_are_read_alike():
    class Listed(serializers.Serializer):
        awards = serializers.ListField(child=serializers.SlugField())

    for sent in ("awards=a&awards=b", "awards=a%0Ab"):
        form = form_class(Listed)(QueryDict(sent))
        assert form.is_valid()
        assert form.cleaned_data == {"awards": ["a", "b"]}


@pytest.mark.parametrize(("until", "told"), [(None, "Sở A"), ("past", "Sở A (đến 30/06/2025)"), ("today", "Sở A")])
def test_a_row_that_has_ended_is_offered_with_its_last_day(until, told):
    day = {"past": date(2025, 6, 30), "today": clock.today()}.get(until)

    class Row:
        valid_to = day

        def __str__(self):
            return "Sở A"

    assert row_label(Row()) == told
