"""What the history shows and what its acts ask for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.base.reasons import said
from backend.catalogue.queries import awards_known
from backend.history.events import EventInputs, event_faults
from backend.history.models import AwardRecord, Ground, NameDecision
from backend.organisation.models import ChangeKind, Person, Unit
from backend.rest.secrecy import StatedInputs

FIRST_YEAR, LAST_YEAR = 1945, 2100


class AwardRecordSerializer(serializers.ModelSerializer[AwardRecord]):
    """A record as it was entered, with where it stands."""

    class Meta:
        model = AwardRecord
        fields = (
            "id", "state", "version", "person", "unit", "home", "award", "award_name", "ground", "event", "event_from",
            "event_to", "year_from",
            "year_to", "period_from", "period_to", "decision_number", "decided_on", "issuer", "written_as", "source",
            "origin", "corrects", "entered_by", "entered_at", "reason", "illustrative",
        )  # fmt: skip


class SaidInputs(EventInputs, StatedInputs):
    """What a record says of an award."""

    award = serializers.SlugField(
        max_length=60, required=False, allow_blank=True, label=_("Danh hiệu, hình thức khen"),
        help_text=_("Để trống nếu danh mục không có; ghi tên ở ô dưới."),
    )  # fmt: skip
    award_name = serializers.CharField(max_length=250, required=False, allow_blank=True, label=_("Tên như văn bản ghi"))
    ground = serializers.ChoiceField(
        choices=Ground.choices, required=False, allow_blank=True, label=_("Loại hình khen thưởng")
    )
    year_from = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Từ năm"))
    year_to = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Đến năm"))
    period_from = serializers.DateField(
        required=False, allow_null=True, label=_("Thành tích từ ngày"), help_text=_("Chỉ khi quyết định ghi rõ.")
    )
    period_to = serializers.DateField(required=False, allow_null=True, label=_("Thành tích đến ngày"))
    decision_number = serializers.CharField(
        max_length=80, required=False, allow_blank=True, label=_("Số quyết định"), help_text=_("Ví dụ: 12/QĐ-UBND")
    )
    decided_on = serializers.DateField(required=False, allow_null=True, label=_("Ngày quyết định"))
    issuer = serializers.CharField(max_length=250, required=False, allow_blank=True, label=_("Cơ quan ban hành"))
    written_as = serializers.CharField(
        max_length=300, required=False, allow_blank=True, label=_("Tên, đơn vị như văn bản ghi")
    )
    source = serializers.CharField(  # type: ignore[assignment]
        max_length=300, label=_("Nguồn"), help_text=_("Bản chính, bản sao, sổ khen thưởng; ai giữ")
    )
    another = serializers.BooleanField(
        required=False, default=False, label=_("Đã đối chiếu: đây là lần khen khác với bản ghi gần giống đã có"),
        help_text=_("Chỉ chọn khi hệ thống báo có thể trùng và đã xem bản ghi đó."),
    )  # fmt: skip
    file = serializers.FileField(
        required=False, label=_("Tệp minh chứng"), help_text=_("PDF, ảnh PNG hoặc JPEG, Word (.docx).")
    )

    @staticmethod
    def offered(subjects: Sequence[Any]) -> dict[str, list[tuple[str, str]]]:
        """The awards of the catalogue; a code that it no longer knows stays choosable for its own record."""
        known = {code: said(award.name) for code, award in awards_known().items()}
        for row in subjects:
            code = getattr(row, "award", "")
            if code:
                known.setdefault(code, code)
        return {"award": sorted(known.items(), key=lambda pair: pair[1])}

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """An award by code or by name; years and days in order."""
        faults: dict[str, Any] = {**event_faults(data)}
        if not data.get("award") and not data.get("award_name"):
            faults["award"] = _("Chọn danh hiệu, hình thức khen hoặc ghi tên như văn bản.")
        if data["year_to"] < data["year_from"]:
            faults["year_to"] = _("Năm cuối trước năm đầu.")
        first, last = data.get("period_from"), data.get("period_to")
        if (first is None) != (last is None):
            faults["period_to"] = _("Ghi đủ ngày đầu và ngày cuối, hoặc để trống cả hai.")
        elif first is not None and last is not None and last < first:
            faults["period_to"] = _("Ngày cuối trước ngày đầu.")
        if faults:
            raise serializers.ValidationError(faults)
        return data


class EnterInputs(SaidInputs):
    """A record of a person or of a unit."""

    person = serializers.PrimaryKeyRelatedField(
        queryset=Person.living.all(), required=False, allow_null=True, label=_("Cá nhân")
    )
    unit = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), required=False, allow_null=True, label=_("Tập thể")
    )

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Either a person or a unit."""
        if (data.get("person") is None) == (data.get("unit") is None):
            raise serializers.ValidationError({"person": _("Chọn một cá nhân hoặc một tập thể.")})
        return super().validate(data)


class CorrectInputs(SaidInputs):
    """The whole record anew, and why."""

    correction = serializers.CharField(max_length=500, label=_("Lý do đính chính"))


class WithdrawInputs(serializers.Serializer[Any]):
    """Why a record is wrong."""

    reason = serializers.CharField(max_length=500, label=_("Lý do"))


class NameDecisionSerializer(serializers.ModelSerializer[NameDecision]):
    """A decision on a name."""

    class Meta:
        model = NameDecision
        fields = ("id", "unit", "name", "person", "decided_at")


class NameDecisionInputs(serializers.Serializer[Any]):
    """Whom a name typed for a unit means; without a person its lines are left out."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị"))
    name = serializers.CharField(max_length=120, label=_("Tên trong tệp"))
    person = serializers.PrimaryKeyRelatedField(
        queryset=Person.living.all(), required=False, allow_null=True, label=_("Là người này")
    )


class Move(serializers.Serializer[Any]):
    """Where one person goes."""

    person = serializers.PrimaryKeyRelatedField(queryset=Person.objects.all())
    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all())

    def to_internal_value(self, data: Any) -> Any:
        """An object, or the short form "person:unit" that pages send."""
        if isinstance(data, str):
            data = dict(zip(("person", "unit"), data.split(":"), strict=False))
        return super().to_internal_value(data)


KINDS = [
    (ChangeKind.MERGE.value, _("Sáp nhập, hợp nhất vào một đơn vị")),
    (ChangeKind.SPLIT.value, _("Chia, tách thành các đơn vị")),
    (ChangeKind.DISSOLVE.value, _("Giải thể, kết thúc hoạt động")),
    (ChangeKind.DUPLICATE.value, _("Một đơn vị đã bị nhập hai lần")),
]


class ReorganiseInputs(serializers.Serializer[Any]):
    """Which units end, which follow, from which day, by which decision, and where people go."""

    what = serializers.ChoiceField(choices=KINDS, label=_("Việc sắp xếp"))
    predecessors = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), many=True, allow_empty=False, label=_("Đơn vị cũ")
    )
    successors = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), many=True, required=False, label=_("Đơn vị mới"),
        help_text=_("Thêm đơn vị mới vào cây tổ chức trước, rồi chọn ở đây. Giải thể thì để trống."),
    )  # fmt: skip
    first_day = serializers.DateField(label=_("Có hiệu lực từ ngày"))
    basis = serializers.CharField(
        max_length=300, label=_("Căn cứ"), help_text=_("Nghị quyết, quyết định sắp xếp: số, ngày, cơ quan ban hành")
    )
    inherits = serializers.BooleanField(
        default=False, required=False, label=_("Văn bản ghi rõ đơn vị mới kế thừa đơn vị cũ"),
        help_text=_("Chỉ khi đó thời gian tồn tại của đơn vị cũ mới được tính cho đơn vị mới."),
    )  # fmt: skip
    stays = serializers.BooleanField(default=False, required=False, label=_("Tách một phần: đơn vị cũ vẫn hoạt động"))
    rest_to = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), required=False, allow_null=True, label=_("Chuyển mọi người về"),
        help_text=_("Trang xem trước cho chọn riêng từng người."),
    )  # fmt: skip
    moves = serializers.ListField(child=Move(), required=False, max_length=5000, label=_("Chuyển riêng từng người"))


class UndoInputs(serializers.Serializer[Any]):
    """Why a change should never have been recorded."""

    reason = serializers.CharField(max_length=500, min_length=3, label=_("Lý do hoàn tác"))
