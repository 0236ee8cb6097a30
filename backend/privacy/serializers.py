"""Inputs of the acts on personal data, and what the API shows of requests."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.privacy.models import DataRequest

TEXTAREA: dict[str, Any] = {"base_template": "textarea.html"}


class SendInputs(serializers.Serializer[Any]):
    """What is asked."""

    asked = serializers.ChoiceField(
        label=_("Yêu cầu"), choices=[("access", _("Xem dữ liệu về tôi")), ("correction", _("Sửa dữ liệu sai"))]
    )
    what = serializers.CharField(
        label=_("Nội dung"), max_length=1000, required=False, allow_blank=True, default="", style=TEXTAREA,
        help_text=_("Khi yêu cầu sửa: dữ liệu nào sai, đúng ra là gì, căn cứ."),
    )  # fmt: skip

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """A correction says what is wrong."""
        if data["asked"] == "correction" and not data.get("what", "").strip():
            raise serializers.ValidationError({"what": _("Ghi rõ dữ liệu nào sai và đúng ra là gì.")})
        return data


class AnswerRequestInputs(serializers.Serializer[Any]):
    """The answer in words; the list of what is held comes with it."""

    answer = serializers.CharField(
        label=_("Trả lời"), max_length=2000, min_length=5, style=TEXTAREA,
        help_text=_("Khi đã sửa: sửa bằng việc nào, ngày nào. Bảng dữ liệu đang lưu được kèm tự động."),
    )  # fmt: skip


class RefuseRequestInputs(serializers.Serializer[Any]):
    """Why the request is refused."""

    reason = serializers.CharField(label=_("Lý do từ chối"), max_length=1000, min_length=5, style=TEXTAREA)


class NoticeInputs(serializers.Serializer[Any]):
    """When the notice was given on paper."""

    given_on = serializers.DateField(label=_("Ngày trao thông báo bằng giấy"))


class DataRequestSerializer(serializers.ModelSerializer[DataRequest]):
    """A request about personal data."""

    class Meta:
        model = DataRequest
        fields = (
            "id", "version", "state", "asked", "what", "received_on", "due_on", "answer", "answered_by", "answered_on",
        )  # fmt: skip
        read_only_fields = fields
