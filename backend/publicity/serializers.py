"""Inputs of the acts on publications and consultations, and what the API shows of opinions and comments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.base.reasons import said
from backend.organisation.models import Unit
from backend.publicity.models import Opinion, PublicationComment
from backend.rest.secrecy import StatedInputs
from workflows.lifecycles.opinion import STANDS

TEXTAREA: dict[str, Any] = {"base_template": "textarea.html"}
OUTCOMES = (
    ("considered", _("Đã xem xét, không thay đổi")),
    ("checked", _("Đã xác minh, không có cơ sở")),
    ("acted", _("Đã xem xét, có thay đổi hồ sơ")),
    ("passed_on", _("Không thuộc thẩm quyền, đã hướng dẫn nơi gửi")),
)


class ConcludeInputs(serializers.Serializer[Any]):
    """The summary that goes with the dossier."""

    summary = serializers.CharField(
        label=_("Kết quả, tóm tắt"), max_length=1000, required=False, allow_blank=True, default="", style=TEXTAREA,
        help_text=_("Không chép nội dung góp ý, không nêu tên người góp ý."),
    )  # fmt: skip


class AskInputs(serializers.Serializer[Any]):
    """Whom to ask, and what."""

    units = serializers.PrimaryKeyRelatedField(
        many=True, queryset=Unit.objects.filter(valid_to__isnull=True), label=_("Cơ quan, đơn vị được hỏi")
    )
    question = serializers.CharField(
        label=_("Nội dung cần cho ý kiến"), max_length=1000, required=False, allow_blank=True, default="",
        style=TEXTAREA, help_text=_("Để trống thì theo quy trình."),
    )  # fmt: skip


class OpinionInputs(StatedInputs):
    """The body's answer, with its signed paper if there is one."""

    stand = serializers.ChoiceField(
        label=_("Ý kiến"), choices=[(stand.value, lazy(said, str)(label)) for stand, label in STANDS.items()]
    )
    text = serializers.CharField(
        label=_("Nội dung ý kiến"), max_length=4000, required=False, allow_blank=True, default="", style=TEXTAREA,
        help_text=_("Bắt buộc khi không nhất trí."),
    )  # fmt: skip
    file = serializers.FileField(label=_("Văn bản đã ký"), required=False, help_text=_("PDF đã ký số hoặc bản quét."))

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Who does not agree says why."""
        if data["stand"] == "disagrees" and not data.get("text", "").strip():
            raise serializers.ValidationError({"text": _("Nêu lý do không nhất trí.")})
        return data


class RecallInputs(serializers.Serializer[Any]):
    """Why the question is not asked any more."""

    reason = serializers.CharField(label=_("Lý do"), max_length=500, min_length=5)


class HandleInputs(serializers.Serializer[Any]):
    """How a comment was handled; its words stay with the comment and never enter the trail."""

    outcome = serializers.ChoiceField(label=_("Kết quả xử lý"), choices=OUTCOMES)
    note = serializers.CharField(
        label=_("Ghi chú xử lý"), max_length=500, required=False, allow_blank=True, default="", style=TEXTAREA,
        help_text=_("Chỉ người thẩm định đọc; được xóa cùng ý kiến khi hết thời gian lưu."),
    )  # fmt: skip


class CommentInputs(serializers.Serializer[Any]):
    """A comment on a published list: no name is asked, none is kept."""

    about = serializers.IntegerField(
        label=_("Về trường hợp"), required=False, allow_null=True, min_value=1,
        help_text=_("Để trống nếu góp ý chung cho cả danh sách."),
    )  # fmt: skip
    text = serializers.CharField(label=_("Ý kiến"), min_length=10, max_length=2000, style=TEXTAREA)
    not_denunciation = serializers.BooleanField(label=_("Đây không phải là đơn tố cáo"))

    def validate_not_denunciation(self, value: bool) -> bool:
        """A denunciation goes elsewhere."""
        if not value:
            raise serializers.ValidationError(
                _("Tố cáo không gửi ở đây mà gửi người đứng đầu cơ quan có thẩm quyền giải quyết tố cáo.")
            )
        return value

    @staticmethod
    def offered(rows: Sequence[Any]) -> dict[str, list[tuple[str, str]]]:
        """The rows of the list by name."""
        return {"about": [(str(row.pk), row.name) for row in rows]}


class OpinionSerializer(serializers.ModelSerializer[Opinion]):
    """What a body was asked and answered; of the nominee only what the question needs."""

    unit_name = serializers.CharField(source="unit.name", read_only=True)
    nominee = serializers.CharField(source="stage.nomination.nominee_name", read_only=True)
    award = serializers.CharField(source="stage.nomination.award", read_only=True)
    achievement = serializers.CharField(source="stage.nomination.citation", read_only=True)

    class Meta:
        model = Opinion
        fields = (
            "id", "version", "state", "stage", "unit", "unit_name", "nominee", "award", "achievement", "question",
            "asked_by", "asked_at", "due_on", "stand", "text", "answered_by", "answered_at",
        )  # fmt: skip
        read_only_fields = fields


class PublicationCommentSerializer(serializers.ModelSerializer[PublicationComment]):
    """A comment as the appraiser reads it."""

    text = serializers.CharField(read_only=True)
    note = serializers.CharField(read_only=True)

    class Meta:
        model = PublicationComment
        fields = (
            "id", "submission", "stage_code", "nomination", "text", "left_on", "forget_on", "outcome", "note",
            "handled_by", "handled_at",
        )  # fmt: skip
        read_only_fields = fields


class PublishedRowSerializer(serializers.Serializer[Any]):
    """All that is shown of a nomination."""

    id = serializers.IntegerField(source="pk", help_text="Names the row in a comment")
    name = serializers.CharField()
    unit = serializers.CharField()
    award = serializers.CharField()
    achievement = serializers.CharField()


class PublishedListSerializer(serializers.Serializer[Any]):
    """A list that is shown now."""

    slug = serializers.CharField()
    title = serializers.CharField()
    unit = serializers.CharField()
    public = serializers.BooleanField()
    since = serializers.DateField()
    until = serializers.DateField()
    rows = PublishedRowSerializer(many=True)
