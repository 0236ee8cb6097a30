"""What facts beside awards show, and what their acts ask for; a correction says the whole entry anew, and why."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.history.fact_models import MemberCount, Service, SpanKind, Trait, UnitTrait, YearlyClassification
from backend.history.models import InitiativeScope, RecognisedInitiative
from backend.history.serializers import FIRST_YEAR, LAST_YEAR
from backend.organisation.models import Person, Unit
from backend.rest.fields import Within

HOW = ("source", "corrects", "entered_by", "entered_at", "reason", "illustrative")


class SourceInputs(serializers.Serializer[Any]):
    """Where it stands written."""

    source = serializers.CharField(  # type: ignore[assignment]
        max_length=300, label=_("Căn cứ"), help_text=_("Quyết định, báo cáo, hồ sơ: số, ngày, ai giữ")
    )


class CorrectionInputs(serializers.Serializer[Any]):
    """Why the entry that is there is wrong."""

    correction = serializers.CharField(max_length=500, label=_("Lý do đính chính"))


class SpanInputs(SourceInputs):
    """The first and the last day."""

    valid_from = serializers.DateField(label=_("Từ ngày"))
    valid_to = serializers.DateField(
        required=False, allow_null=True, label=_("Đến hết ngày"), help_text=_("Để trống nếu vẫn còn.")
    )

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Days in order."""
        if data.get("valid_to") is not None and data["valid_to"] < data["valid_from"]:
            raise serializers.ValidationError({"valid_to": _("Ngày cuối trước ngày đầu.")})
        return data


class ServiceSaid(SpanInputs):
    """What a span of service was, and where."""

    unit = Within("service.enter", queryset=Unit.objects.all(), label=_("Đơn vị"))
    span_kind = serializers.ChoiceField(
        choices=SpanKind.choices, label=_("Nội dung"),
        help_text=_("Thời gian nghỉ, đi học ghi thành dòng riêng bên cạnh dòng làm việc."),
    )  # fmt: skip
    position = serializers.CharField(max_length=200, required=False, allow_blank=True, label=_("Chức vụ"))


class ServiceInputs(ServiceSaid):
    """A span of a person."""

    person = Within("service.enter", queryset=Person.living.all(), label=_("Cá nhân"))


class ServiceCorrection(CorrectionInputs, ServiceSaid):
    """The span anew."""


class YearInputs(SourceInputs):
    """The year it is about."""

    year = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Năm"))


class ClassificationSaid(YearInputs):
    """A level for a year, or that the year was not rated, and why."""

    level = serializers.ChoiceField(choices=YearlyClassification.LEVELS, label=_("Mức xếp loại"))
    why = serializers.CharField(
        max_length=300, required=False, allow_blank=True, label=_("Lý do không xếp loại"),
        help_text=_("Chỉ ghi khi chọn “Không xếp loại”. Ví dụ: làm việc dưới 6 tháng trong năm."),
    )  # fmt: skip


class ClassificationInputs(ClassificationSaid):
    """The classification of a person or of a unit."""

    person = Within(
        "yearly_classification.enter", queryset=Person.living.all(), required=False, allow_null=True,
        label=_("Cá nhân"),
    )  # fmt: skip
    unit = Within(
        "yearly_classification.enter", queryset=Unit.objects.all(), required=False, allow_null=True, label=_("Tập thể")
    )

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Either a person or a unit."""
        if (data.get("person") is None) == (data.get("unit") is None):
            raise serializers.ValidationError({"person": _("Chọn một cá nhân hoặc một tập thể.")})
        return data


class ClassificationCorrection(CorrectionInputs, ClassificationSaid):
    """The classification anew."""


class CountSaid(YearInputs):
    """How many people a unit had, and how many reached what."""

    total = serializers.IntegerField(min_value=0, max_value=1_000_000, label=_("Tổng số người"))
    completed = serializers.IntegerField(
        min_value=0, required=False, allow_null=True, label=_("Số người hoàn thành nhiệm vụ"),
        help_text=_("Để trống nếu chưa rõ; khi đó hệ thống đếm theo xếp loại đã ghi."),
    )  # fmt: skip
    advanced = serializers.IntegerField(
        min_value=0, required=False, allow_null=True, label=_("Số người đạt Lao động tiên tiến trở lên"),
        help_text=_("Gồm cả Chiến sĩ thi đua cơ sở. Để trống thì đếm theo lịch sử khen thưởng."),
    )  # fmt: skip
    fighters = serializers.IntegerField(
        min_value=0, required=False, allow_null=True, label=_("Số người đạt Chiến sĩ thi đua cơ sở")
    )

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """No part is more than the whole."""
        faults = {
            name: _("Nhiều hơn tổng số người.")
            for name in ("completed", "advanced", "fighters")
            if (data.get(name) or 0) > data["total"]
        }
        if not faults and data.get("advanced") is not None and (data.get("fighters") or 0) > data["advanced"]:
            faults["fighters"] = _("Nhiều hơn số đạt Lao động tiên tiến trở lên.")
        if faults:
            raise serializers.ValidationError(faults)
        return data


class CountInputs(CountSaid):
    """The numbers of a unit."""

    unit = Within("member_count.enter", queryset=Unit.objects.all(), label=_("Đơn vị"))


class CountCorrection(CorrectionInputs, CountSaid):
    """The numbers anew."""


class TraitSaid(SpanInputs):
    """A trait and its days."""

    trait = serializers.ChoiceField(choices=Trait.choices, label=_("Đặc điểm"))


class TraitInputs(TraitSaid):
    """A trait of a unit."""

    unit = Within("unit_trait.enter", queryset=Unit.objects.all(), label=_("Đơn vị"))


class TraitCorrection(CorrectionInputs, TraitSaid):
    """The trait anew."""


class InitiativeSaid(YearInputs):
    """What was recognised, how far and by whom."""

    title = serializers.CharField(max_length=300, min_length=5, label=_("Tên sáng kiến"))
    scope = serializers.ChoiceField(choices=InitiativeScope.choices, label=_("Phạm vi"))
    recognised_by = serializers.CharField(max_length=250, label=_("Cơ quan công nhận"))
    recognised_on = serializers.DateField(required=False, allow_null=True, label=_("Ngày quyết định"))


class InitiativeInputs(InitiativeSaid):
    """An initiative of a unit, with its authors."""

    authors = Within(
        "recognised_initiative.enter", queryset=Person.living.all(), many=True, allow_empty=False, label=_("Tác giả"),
        help_text=_("Tác giả ở đơn vị khác: nhập từ Excel. Người ngoài hệ thống không có lịch sử ở đây."),
    )  # fmt: skip
    unit = Within("recognised_initiative.enter", queryset=Unit.objects.all(), label=_("Đơn vị"))


class InitiativeCorrection(CorrectionInputs, InitiativeSaid):
    """The initiative anew; its authors stay."""


class ServiceSerializer(serializers.ModelSerializer[Service]):
    """A span of service as it was entered."""

    class Meta:
        model = Service
        fields = (
            "id", "state", "version", "person", "unit", "span_kind", "position", "valid_from", "valid_to", *HOW,
        )  # fmt: skip


class ClassificationSerializer(serializers.ModelSerializer[YearlyClassification]):
    """A classification as it was entered."""

    class Meta:
        model = YearlyClassification
        fields = ("id", "state", "version", "person", "unit", "home", "year", "level", "why", *HOW)


class CountSerializer(serializers.ModelSerializer[MemberCount]):
    """The numbers of a unit as they were entered."""

    class Meta:
        model = MemberCount
        fields = (
            "id", "state", "version", "unit", "year", "total", "completed", "advanced", "fighters", *HOW,
        )  # fmt: skip


class TraitSerializer(serializers.ModelSerializer[UnitTrait]):
    """A trait as it was entered."""

    class Meta:
        model = UnitTrait
        fields = ("id", "state", "version", "unit", "trait", "valid_from", "valid_to", *HOW)


class RecognisedInitiativeSerializer(serializers.ModelSerializer[RecognisedInitiative]):
    """An initiative of the history as it was entered."""

    class Meta:
        model = RecognisedInitiative
        fields = (
            "id", "state", "version", "unit", "authors", "title", "year", "scope", "recognised_by", "recognised_on",
            "origin", *HOW,
        )  # fmt: skip
