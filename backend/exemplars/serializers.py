"""Inputs of the acts on exemplars, and what the API shows of one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.catalogue.models import Movement
from backend.exemplars.models import Audience, Exemplar
from backend.organisation.models import Person, Unit


class SelectInputs(serializers.Serializer[Any]):
    """Whom a unit holds up as an example, and why: a person or a collective."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị lựa chọn"))
    person = serializers.PrimaryKeyRelatedField(
        queryset=Person.living.select_related("unit"), required=False, allow_null=True, label=_("Cá nhân")
    )
    collective = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), required=False, allow_null=True, label=_("Hoặc tập thể")
    )
    movement = serializers.PrimaryKeyRelatedField(
        queryset=Movement.objects.exclude(state="drafted"), required=False, allow_null=True,
        label=_("Trong phong trào thi đua"),
    )  # fmt: skip
    year = serializers.IntegerField(min_value=2000, max_value=2100, label=_("Năm"))
    title = serializers.CharField(max_length=200, min_length=5, label=_("Điển hình về việc gì"))
    why = serializers.CharField(max_length=500, min_length=5, label=_("Vì sao lựa chọn"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """One of the two."""
        if (data.get("person") is None) == (data.get("collective") is None):
            raise serializers.ValidationError({"person": _("Chọn một cá nhân hoặc một tập thể.")})
        return data


class StoryInputs(serializers.Serializer[Any]):
    """The story and the figures."""

    title = serializers.CharField(max_length=200, min_length=5, label=_("Điển hình về việc gì"))
    story = serializers.CharField(
        max_length=6000, min_length=20, label=_("Câu chuyện"),
        help_text=_("Người đọc học được cách làm nào. Không ghi số định danh, địa chỉ nhà, tình trạng sức khỏe."),
    )  # fmt: skip
    figures = serializers.CharField(max_length=500, required=False, allow_blank=True, label=_("Số liệu, kết quả"))


class AdviceInputs(serializers.Serializer[Any]):
    """What whoever considers it advises."""

    advised = serializers.ChoiceField(
        choices=[("yes", _("Đề nghị công nhận")), ("no", _("Chưa đề nghị công nhận"))], label=_("Kết quả xét")
    )
    advice = serializers.CharField(max_length=1000, min_length=5, label=_("Ý kiến, căn cứ"))


class ExemplarDocumentInputs(serializers.Serializer[Any]):
    """The document of recognition."""

    document = serializers.CharField(max_length=250, min_length=3, label=_("Văn bản (số, ký hiệu, ngày)"))


class ConsentInputs(serializers.Serializer[Any]):
    """Who agreed to what."""

    audience = serializers.ChoiceField(choices=Audience.choices, label=_("Đồng ý cho ai đọc"))
    stated_by = serializers.CharField(
        max_length=200, min_length=3, label=_("Người đồng ý, bằng giấy tờ nào"),
        help_text=_("Tập thể: thủ trưởng đồng ý."),
    )  # fmt: skip


class WithdrawConsentInputs(serializers.Serializer[Any]):
    """Who no longer agrees."""

    stated_by = serializers.CharField(max_length=200, min_length=3, label=_("Ai rút lại, bằng giấy tờ nào"))


class PublishExemplarInputs(serializers.Serializer[Any]):
    """Who may read it."""

    audience = serializers.ChoiceField(choices=Audience.choices, default=Audience.OFFICE, label=_("Cho ai đọc"))


class WhyExemplarInputs(serializers.Serializer[Any]):
    """Why something is sent back, refused, withdrawn or ended."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class ExemplarSerializer(serializers.ModelSerializer[Exemplar]):
    """An exemplar as the API shows it to those who work on it."""

    class Meta:
        model = Exemplar
        fields = (
            "id", "version", "state", "unit", "person", "collective", "name", "movement", "year", "title", "why",
            "story", "figures", "introduced_by", "introduced_on", "advice", "advised", "considered_by", "document",
            "recognised_by", "recognised_on", "audience", "shown_from", "reason", "illustrative",
        )  # fmt: skip
        read_only_fields = fields
