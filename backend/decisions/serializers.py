"""Inputs of the acts on decisions, and how a decision and its rows are shown."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.catalogue.models import Round
from backend.decisions.models import Decision, DecisionRow
from workflows.rules.numbering import LARGEST
from workflows.rules.prizes import Rounding

AREA: dict[str, Any] = {"base_template": "textarea.html"}
GROUNDS_HELP = _(
    "Dòng “Căn cứ …” chưa được xác nhận chỉ được in khi có lý do áp dụng; để trống thì các dòng đó bị bỏ ra."
)
ORDINALS: dict[str, Any] = {"min_value": 1, "max_value": 10_000}


class TextInputs(serializers.Serializer[Any]):
    """The words of a draft; what is left out takes its customary value."""

    title = serializers.CharField(max_length=300, required=False, allow_blank=True, label=_("Trích yếu"))
    signatory_title = serializers.CharField(
        max_length=200, required=False, allow_blank=True, style=AREA, label=_("Chức vụ người ký"),
        help_text=_("Ví dụ: CHỦ TỊCH; hoặc hai dòng KT. CHỦ TỊCH / PHÓ CHỦ TỊCH."),
    )  # fmt: skip
    symbol = serializers.RegexField(
        r"^[\w.\-–&/ ]+$", max_length=40, required=False, allow_blank=True, label=_("Ký hiệu"),
        help_text=_("Ví dụ: QĐ-UBND."),
    )  # fmt: skip
    recipients = serializers.ListField(
        child=serializers.CharField(max_length=200), required=False, max_length=30, label=_("Nơi nhận")
    )
    grounds_reason = serializers.CharField(
        max_length=500, required=False, allow_blank=True, style=AREA, help_text=GROUNDS_HELP,
        label=_("Lý do áp dụng căn cứ chưa xác nhận"),
    )  # fmt: skip


class DraftInputs(TextInputs):
    """A new draft: the round and the nominations that go on it."""

    round = serializers.PrimaryKeyRelatedField(queryset=Round.objects.all(), label=_("Đợt xét"))
    nominations = serializers.ListField(
        child=serializers.IntegerField(min_value=1), allow_empty=False, max_length=2000,
        label=_("Mã các đề nghị"), help_text=_("Mỗi dòng một mã đề nghị đã đến bước trình."),
    )  # fmt: skip


class EditInputs(TextInputs):
    """Changes to a draft; `nominations` replaces the whole list."""

    nominations = serializers.ListField(
        child=serializers.IntegerField(min_value=1), required=False, allow_empty=False, max_length=2000,
        label=_("Mã các đề nghị"), help_text=_("Để trống thì giữ nguyên danh sách."),
    )  # fmt: skip


class SendInputs(serializers.Serializer[Any]):
    """The letter that submits the draft."""

    letter_number = serializers.CharField(
        max_length=40, required=False, allow_blank=True, default="", label=_("Số, ký hiệu tờ trình")
    )


class ReasonInputs(serializers.Serializer[Any]):
    """A reason that is kept."""

    reason = serializers.CharField(max_length=500, style=AREA, label=_("Lý do"))


class RowsReasonInputs(ReasonInputs):
    """Rows by their number in the list, and why."""

    rows = serializers.ListField(
        child=serializers.IntegerField(**ORDINALS), allow_empty=False, max_length=2000, label=_("Số thứ tự"),
        help_text=_("Mỗi dòng một số thứ tự trong danh sách."),
    )  # fmt: skip


class StrikeInputs(RowsReasonInputs):
    """Names to strike, or to put back."""

    restore = serializers.BooleanField(default=False, label=_("Khôi phục tên đã gạch"))


class PrizeInputs(ReasonInputs):
    """How the prize is rounded; all unsettled rows it rests on are adopted together."""

    rounding = serializers.ChoiceField(
        choices=[(Rounding.EXACT.value, _("Không làm tròn")), (Rounding.UP.value, _("Làm tròn lên 10.000 đồng"))],
        label=_("Làm tròn"),
    )


class NumberInputs(serializers.Serializer[Any]):
    """Number and date as the clerk's book says."""

    number = serializers.IntegerField(
        min_value=1, max_value=LARGEST, required=False, allow_null=True, default=None, label=_("Số"),
        help_text=_("Số theo sổ của văn thư; để trống thì lấy số tiếp theo của sổ riêng."),
    )  # fmt: skip
    decided_on = serializers.DateField(label=_("Ngày ban hành"))


class AnnulInputs(ReasonInputs):
    """The decision that annuls."""

    number = serializers.CharField(max_length=80, label=_("Số quyết định hủy bỏ"))
    annulled_on = serializers.DateField(label=_("Ngày hủy bỏ"))


class RowSerializer(serializers.ModelSerializer[DecisionRow]):
    """One line of the annex."""

    nominee = serializers.CharField(source="nomination.nominee_name", read_only=True)

    class Meta:
        model = DecisionRow
        fields = (
            *("ordinal", "nomination", "nominee", "award", "struck", "strike_reason", "departure_reason"),
            *("prize", "prize_basis", "prize_status"),
        )
        read_only_fields = fields


class DecisionSerializer(serializers.ModelSerializer[Decision]):
    """A decision with its rows."""

    full_number = serializers.CharField(read_only=True)
    rows = RowSerializer(many=True, read_only=True)

    class Meta:
        model = Decision
        fields = (
            *("id", "version", "state", "code", "unit", "round", "title", "grounds", "recipients", "signatory_title"),
            *("symbol", "number", "full_number", "decided_on", "signed_at", "issued_at", "sent_back_reason"),
            *("annulled_on", "annulment_number", "annulment_reason", "illustrative", "rows"),
        )
        read_only_fields = fields
