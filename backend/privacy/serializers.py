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
    elsewhere = serializers.CharField(
        label=_("Đã sửa ở đâu"), max_length=500, required=False, allow_blank=True, default="",
        help_text=_("Chỉ ghi khi yêu cầu là sửa mà việc sửa không nằm trong nhật ký ở đây, ví dụ sửa trên giấy."),
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


class HeldValueSerializer(serializers.Serializer[Any]):
    """One value that is held; `times` when it is held alike many times."""

    where = serializers.CharField()
    field = serializers.CharField()
    value = serializers.CharField()
    times = serializers.IntegerField()


class HeldGroupSerializer(serializers.Serializer[Any]):
    """What is held for one purpose, who sees it, how long, by which rule and how far that is known."""

    purpose = serializers.CharField()
    seen_by = serializers.CharField()
    keep = serializers.CharField()
    basis = serializers.CharField()
    status = serializers.CharField()
    values = HeldValueSerializer(many=True)


class ChangeSerializer(serializers.Serializer[Any]):
    """One thing that was done with the person's data since a correction was asked."""

    at = serializers.DateTimeField()
    act = serializers.CharField()
    by = serializers.CharField()
    what = serializers.CharField()


class ContentsSerializer(serializers.Serializer[Any]):
    """The contents of an answer, as they were when it was given."""

    groups = HeldGroupSerializer(many=True)
    changes = ChangeSerializer(many=True)


class RegisterRowSerializer(serializers.Serializer[Any]):
    """One row of the register: which fields, what for, of which class, who sees them, how long, by which rule."""

    fields_named = serializers.ListField(source="fields", child=serializers.CharField())
    purpose = serializers.CharField()
    kind = serializers.CharField(help_text="basic, sensitive, none")
    seen_by = serializers.CharField()
    keep = serializers.CharField()
    basis = serializers.CharField()
    status = serializers.CharField()


class OutlivedSerializer(serializers.Serializer[Any]):
    """Records that are older than their row says."""

    purpose = serializers.CharField(source="row.purpose")
    keep = serializers.CharField(source="row.keep")
    many = serializers.IntegerField()  # type: ignore[assignment]


class RegisterSerializer(serializers.Serializer[Any]):
    """The register of personal data, and what has outlived its time."""

    rows = RegisterRowSerializer(many=True)
    due = OutlivedSerializer(many=True)


class MineSerializer(serializers.Serializer[Any]):
    """What is held about the reader now, by purpose."""

    groups = HeldGroupSerializer(many=True)
