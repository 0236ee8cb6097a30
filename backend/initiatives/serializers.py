"""Inputs of the acts on initiatives, and what the API shows of an application."""

from __future__ import annotations

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.base.reasons import said
from backend.initiatives.models import Initiative, InitiativeAuthor
from backend.organisation.models import Person, Unit
from backend.rest.secrecy import StatedInputs
from workflows.engine import Label
from workflows.rules.initiatives import FIELDS, SCOPES

said_lazily = lazy(said, str)


def choices(labels: Any) -> list[tuple[str, Any]]:
    """The choices of a labelled enumeration, in the language of the reader."""
    return [(code.value, said_lazily(label)) for code, label in labels.items()]


SCOPE_CHOICES = choices(SCOPES)


def _text(label: Any, most: int = 8000, **more: Any) -> serializers.CharField:
    return serializers.CharField(max_length=most, required=False, allow_blank=True, label=label, **more)


class WhyInitiativeInputs(serializers.Serializer[Any]):
    """Why something is returned, refused, withdrawn or annulled."""

    reason = serializers.CharField(max_length=1000, min_length=5, label=_("Lý do"))


class BeginInitiativeInputs(serializers.Serializer[Any]):
    """What an application begins with."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị áp dụng sáng kiến"))
    body = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), label=_("Cơ quan công nhận"),
        help_text=_("Đơn vị của tác giả hoặc cấp trên; cấp tỉnh, toàn quốc do Ủy ban nhân dân tỉnh."),
    )  # fmt: skip
    title = serializers.CharField(max_length=300, min_length=5, label=_("Tên sáng kiến"))
    field = serializers.ChoiceField(choices=choices(FIELDS), label=_("Loại giải pháp"))
    scope = serializers.ChoiceField(choices=SCOPE_CHOICES, label=_("Phạm vi đề nghị công nhận"))
    builds_on = serializers.PrimaryKeyRelatedField(
        queryset=Initiative.objects.filter(state="recognised"), required=False, allow_null=True,
        label=_("Dựa trên sáng kiến đã công nhận"), help_text=_("Bắt buộc khi đề nghị phạm vi cao hơn cấp cơ sở."),
    )  # fmt: skip
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class EditInitiativeInputs(serializers.Serializer[Any]):
    """Any of the fields of an application; those not sent keep their value."""

    title = serializers.CharField(max_length=300, min_length=5, required=False, label=_("Tên sáng kiến"))
    field = serializers.ChoiceField(choices=choices(FIELDS), required=False, label=_("Loại giải pháp"))
    problem = _text(
        _("Vấn đề cần giải quyết"), help_text=_("Cách làm trước đây, vướng mắc, vì sao phải thay đổi."),
    )  # fmt: skip
    solution = _text(
        _("Nội dung giải pháp"), help_text=_("Làm như thế nào, mới ở điểm nào so với cách làm trước."),
    )  # fmt: skip
    applied_from = serializers.DateField(required=False, allow_null=True, label=_("Áp dụng từ ngày"))
    applied_where = _text(_("Nơi đã áp dụng"), 300)
    effect = _text(_("Hiệu quả"), help_text=_("Bằng lời: lợi ích cho đơn vị, cho người dân; ai nhân rộng được."))
    saved_money = serializers.DecimalField(
        max_digits=16, decimal_places=0, min_value=0, required=False, allow_null=True,
        label=_("Tiết kiệm, làm lợi (đồng mỗi năm)"),
    )  # fmt: skip
    saved_hours = serializers.DecimalField(
        max_digits=10, decimal_places=1, min_value=0, required=False, allow_null=True,
        label=_("Tiết kiệm (giờ làm việc mỗi năm)"),
    )  # fmt: skip
    figures = _text(_("Số liệu khác, trước và sau"), 500)


class AuthorInputs(serializers.Serializer[Any]):
    """An author with a share; a name only for somebody from outside."""

    person = serializers.PrimaryKeyRelatedField(
        queryset=Person.living.select_related("unit"), required=False, allow_null=True, label=_("Người trong hệ thống")
    )
    name = _text(_("Hoặc họ tên người ngoài hệ thống"), 120)
    position = _text(_("Chức vụ, nơi công tác"), 250)
    share = serializers.DecimalField(
        max_digits=5, decimal_places=2, min_value=0, max_value=100, label=_("Tỷ lệ đóng góp (%)")
    )
    contribution = _text(_("Nội dung đóng góp"), 300)

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Somebody must be named."""
        if data.get("person") is None and not data.get("name", "").strip():
            raise serializers.ValidationError({"person": _("Chọn một người, hoặc ghi họ tên người ngoài hệ thống.")})
        return data


class RemoveAuthorInputs(serializers.Serializer[Any]):
    """Which author is taken off."""

    author = serializers.PrimaryKeyRelatedField(queryset=InitiativeAuthor.objects.all(), label=_("Tác giả"))


class EvidenceInputs(StatedInputs):
    """A paper that proves application or effect."""

    title = serializers.CharField(max_length=250, min_length=3, label=_("Tên tài liệu"))
    file = serializers.FileField(label=_("Tệp (PDF, ảnh, Word, Excel)"))


class RecogniseInputs(StatedInputs):
    """The decision of the competent head."""

    number = serializers.CharField(max_length=80, min_length=2, label=_("Số, ký hiệu quyết định"))
    scope = serializers.ChoiceField(choices=SCOPE_CHOICES, label=_("Phạm vi công nhận"))
    file = serializers.FileField(
        required=False, allow_null=True, label=_("Quyết định đã ký (nếu ký trên giấy)"),
        help_text=_("Để trống thì phần mềm lập quyết định cho sáng kiến này và ký số."),
    )  # fmt: skip


class AuthorSerializer(serializers.ModelSerializer[InitiativeAuthor]):
    """An author as the API shows it."""

    class Meta:
        model = InitiativeAuthor
        fields = ("id", "person", "name", "position", "share", "contribution")
        read_only_fields = fields


class InitiativeSerializer(serializers.ModelSerializer[Initiative]):
    """An application as the API shows it to those who read it whole."""

    authors = AuthorSerializer(many=True, read_only=True)

    class Meta:
        model = Initiative
        fields = (
            "id", "version", "state", "code", "unit", "body", "title", "field", "scope", "builds_on", "problem",
            "solution", "applied_from", "applied_where", "effect", "saved_money", "saved_hours", "figures", "authors",
            "submitted_by", "submitted_at", "register_number", "reason", "decision_number", "decided_on", "decided_by",
            "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class RecognisedSerializer(serializers.ModelSerializer[Initiative]):
    """A line of the register that everybody in the office reads."""

    authors = serializers.SerializerMethodField()
    unit_name = serializers.CharField(source="unit.name", read_only=True)

    class Meta:
        model = Initiative
        fields = (
            "id", "code", "title", "field", "scope", "unit", "unit_name", "authors", "decision_number", "decided_on",
            "illustrative",
        )  # fmt: skip
        read_only_fields = fields

    def get_authors(self, row: Initiative) -> list[str]:
        """The authors' names, the largest share first."""
        return [author.name for author in row.authors.all()]


def label_of(labels: dict[Any, Label], code: str) -> Label:
    """The label of a stored code."""
    return next(label for key, label in labels.items() if key.value == code)
