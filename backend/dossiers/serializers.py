"""Inputs of the acts on achievement reports, and what the API shows of them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.dossiers.models import AchievementReport, ReportBeside, ReportRevision, ReportText
from backend.dossiers.queries import answer, standing
from workflows.dossiers.answers import as_text

CHARACTERS = 100_000
TEXT: dict[str, Any] = {"max_length": CHARACTERS, "allow_blank": True, "trim_whitespace": False}
VERSION: dict[str, Any] = {"min_value": 0, "max_value": 2**31 - 1}


class BeginInputs(serializers.Serializer[Any]):
    """By which form a report is begun; the one that fits best when none is named."""

    form = serializers.SlugField(
        max_length=80, required=False, allow_blank=True, label=_("Mẫu báo cáo"),
        help_text=_("Để trống thì lấy mẫu đúng nhất với loại hình khen."),
    )  # fmt: skip


class TextInputs(serializers.Serializer[Any]):
    """One field's text, or the rows of its table, and the version that the writer had before them."""

    field = serializers.SlugField(max_length=80)
    base = serializers.IntegerField(**VERSION)
    text = serializers.CharField(required=False, **TEXT)
    rows = serializers.ListField(
        child=serializers.ListField(child=serializers.CharField(**TEXT), max_length=20), required=False, max_length=500
    )


class WriteInputs(serializers.Serializer[Any]):
    """Any number of fields; each is taken or kept beside by itself."""

    texts = TextInputs(many=True, label=_("Các mục"))


class SettleInputs(serializers.Serializer[Any]):
    """Which of two texts stands: what the field says now, what was kept beside, or a new text made of both."""

    TAKE = (("now", _("Giữ nội dung hiện có")), ("beside", _("Lấy bản để riêng")), ("new", _("Viết lại từ cả hai")))

    beside = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    take = serializers.ChoiceField(choices=TAKE, label=_("Chọn"))
    base = serializers.IntegerField(**VERSION)
    text = serializers.CharField(
        required=False, help_text=_("Bảng: mỗi dòng một hàng, các ô cách nhau bằng tab."), **TEXT
    )


class RestoreInputs(serializers.Serializer[Any]):
    """Which earlier text comes back, and over which version of the field."""

    revision = serializers.IntegerField(min_value=1, max_value=2**63 - 1)
    base = serializers.IntegerField(**VERSION)


class ReportTextSerializer(serializers.ModelSerializer[ReportText]):
    """What a field says now."""

    text = serializers.SerializerMethodField()

    class Meta:
        model = ReportText
        fields = ("field", "text", "version", "written_by", "written_at")
        read_only_fields = fields

    def get_text(self, row: ReportText) -> str:
        """A table comes as lines with tabs."""
        return as_text(answer(row.value))


class ReportBesideSerializer(serializers.ModelSerializer[ReportBeside]):
    """A text that waits beside a newer one."""

    text = serializers.SerializerMethodField()

    class Meta:
        model = ReportBeside
        fields = ("id", "field", "text", "base", "written_by", "written_at")
        read_only_fields = fields

    def get_text(self, row: ReportBeside) -> str:
        """A table comes as lines with tabs."""
        return as_text(answer(row.value))


class ReportRevisionSerializer(serializers.ModelSerializer[ReportRevision]):
    """An earlier text."""

    text = serializers.SerializerMethodField()

    class Meta:
        model = ReportRevision
        fields = ("id", "field", "text", "version", "written_by", "written_at", "kept_at", "why")
        read_only_fields = fields

    def get_text(self, row: ReportRevision) -> str:
        """A table comes as lines with tabs."""
        return as_text(answer(row.value))


class AchievementReportSerializer(serializers.ModelSerializer[AchievementReport]):
    """A report as the API shows it, with what each field says and how many required fields are answered."""

    texts = ReportTextSerializer(many=True, read_only=True)
    beside = ReportBesideSerializer(many=True, read_only=True)
    answered_fields = serializers.SerializerMethodField()
    required_fields = serializers.SerializerMethodField()

    class Meta:
        model = AchievementReport
        fields = (
            "id", "version", "state", "nomination", "book", "form", "texts", "beside",
            "answered_fields", "required_fields", "begun_at", "begun_by", "finished_at", "finished_by", "illustrative",
        )  # fmt: skip
        read_only_fields = fields

    def get_answered_fields(self, report: AchievementReport) -> int:
        """Required fields that are answered."""
        return standing(report).required[0]

    def get_required_fields(self, report: AchievementReport) -> int:
        """Required fields of the form."""
        return standing(report).required[1]
