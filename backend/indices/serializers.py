"""Inputs of the acts on petitions, adjustments, mappings, national indices and what-if copies; what the API shows."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.catalogue.statuses import STATUSES
from backend.indices.models import CriteriaMapping, IndexValue, Petition, WhatIf
from backend.organisation.models import Unit
from backend.scoring.models import PublishedScore, ScoreSheet
from backend.scoring.serializers import CRITERIA, LeafInputs


class SendPetitionInputs(serializers.Serializer[Any]):
    """Which published result is questioned, at which criterion, and why."""

    score = serializers.PrimaryKeyRelatedField(
        queryset=PublishedScore.objects.select_related("unit", "publication"), label=_("Kết quả đã công bố")
    )
    leaf = serializers.CharField(max_length=60, label=_("Mã tiêu chí"))
    asked = serializers.CharField(max_length=1000, min_length=10, label=_("Nội dung kiến nghị và lý do"))
    evidence = serializers.CharField(
        max_length=500, required=False, allow_blank=True, default="", label=_("Tài liệu kèm theo (số, ngày, trang)")
    )
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class AcceptPetitionInputs(serializers.Serializer[Any]):
    """The corrected value, as the criterion's rule wants it, and the answer to the unit."""

    answer = serializers.CharField(max_length=1000, min_length=5, label=_("Trả lời đơn vị"))
    number = serializers.DecimalField(
        max_digits=16, decimal_places=4, min_value=Decimal(0), required=False, allow_null=True,
        label=_("Số đạt được, số ngày chậm hoặc số điểm đúng"),
    )  # fmt: skip
    of = serializers.DecimalField(
        max_digits=16, decimal_places=4, min_value=Decimal(0), required=False, allow_null=True, label=_("Tổng số")
    )
    choice = serializers.CharField(max_length=40, required=False, allow_blank=True, label=_("Lựa chọn (mã)"))
    not_applicable = serializers.BooleanField(required=False, default=False, label=_("Không áp dụng"))


class AnswerInputs(serializers.Serializer[Any]):
    """Why a petition is refused or looked at again."""

    reason = serializers.CharField(max_length=1000, min_length=5, label=_("Lý do trả lời đơn vị"))


class AdjustInputs(serializers.Serializer[Any]):
    """The decision that corrects a published index by the accepted petitions."""

    decision_number = serializers.CharField(max_length=80, label=_("Số, ký hiệu quyết định điều chỉnh"))
    decided_on = serializers.DateField(label=_("Ngày quyết định"))
    signatory = serializers.CharField(max_length=200, label=_("Người ký"))
    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do điều chỉnh"))


class MappingInputs(serializers.Serializer[Any]):
    """Which area of the older set is which of the newer one."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan đối chiếu"))
    older = serializers.PrimaryKeyRelatedField(queryset=CRITERIA, label=_("Bộ tiêu chí năm trước"))
    newer = serializers.PrimaryKeyRelatedField(queryset=CRITERIA, label=_("Bộ tiêu chí năm sau"))
    pairs = serializers.ListField(
        child=serializers.CharField(max_length=80), allow_empty=False, max_length=60, label=_("Các cặp lĩnh vực"),
        help_text=_("Mỗi dòng: mã năm trước = mã năm sau, ví dụ 1 = 1."),
    )  # fmt: skip
    basis = serializers.CharField(max_length=500, min_length=5, label=_("Căn cứ đối chiếu"))

    def validate_pairs(self, lines: list[str]) -> list[tuple[str, str]]:
        """Each line is one pair."""
        found = []
        for line in lines:
            older, sep, newer = (part.strip() for part in line.partition("="))
            if not sep or not older or not newer:
                raise serializers.ValidationError(_("“%(line)s” không phải một cặp mã.") % {"line": line})
            found.append((older, newer))
        return found


class IndexValueInputs(serializers.Serializer[Any]):
    """One province's value of a national index, with its source."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan theo dõi"))
    index = serializers.CharField(max_length=40, label=_("Chỉ số (PAR INDEX, SIPAS, PAPI, PCI …)"))
    province = serializers.CharField(max_length=80, label=_("Tỉnh, thành phố (tên của năm đó)"))
    year = serializers.IntegerField(min_value=2000, max_value=2100, label=_("Năm"))
    value = serializers.DecimalField(
        max_digits=12, decimal_places=4, min_value=Decimal(0), required=False, allow_null=True, label=_("Giá trị")
    )
    scale = serializers.DecimalField(
        max_digits=8, decimal_places=2, min_value=Decimal(1), required=False, default=Decimal(100),
        label=_("Thang điểm"),
    )  # fmt: skip
    rank = serializers.IntegerField(min_value=1, max_value=200, required=False, allow_null=True, label=_("Xếp hạng"))
    ranked_of = serializers.IntegerField(
        min_value=1, max_value=200, required=False, allow_null=True, label=_("Trong số tỉnh được xếp hạng")
    )
    source = serializers.CharField(max_length=500, min_length=3, label=_("Nguồn"))  # type: ignore[assignment]
    status = serializers.ChoiceField(choices=STATUSES, required=False, default="secondary", label=_("Độ tin cậy"))
    note = serializers.CharField(max_length=300, required=False, allow_blank=True, default="", label=_("Ghi chú"))

    def validate(self, given: dict[str, Any]) -> dict[str, Any]:
        """A value inside its scale, a rank inside those ranked; one of both at least."""
        value, rank, ranked = given.get("value"), given.get("rank"), given.get("ranked_of")
        if value is None and rank is None:
            raise serializers.ValidationError({"value": _("Cần giá trị hoặc xếp hạng.")})
        if value is not None and value > given["scale"]:
            raise serializers.ValidationError({"value": _("Giá trị vượt thang điểm.")})
        if rank is not None and ranked is not None and rank > ranked:
            raise serializers.ValidationError({"rank": _("Hạng lớn hơn số tỉnh được xếp hạng.")})
        return given


class KeepWhatIfInputs(serializers.Serializer[Any]):
    """Whose sheet is tried with which other values."""

    sheet = serializers.PrimaryKeyRelatedField(queryset=ScoreSheet.objects.all(), label=_("Phiếu chấm điểm"))
    name = serializers.CharField(max_length=120, label=_("Tên bản tính thử"))


class ChangeWhatIfInputs(serializers.Serializer[Any]):
    """Other values for some criteria of the copy."""

    values = serializers.ListField(child=LeafInputs(), allow_empty=False, max_length=500, label=_("Giá trị thử"))


class PetitionSerializer(serializers.ModelSerializer[Petition]):
    """A petition with its answer."""

    unit_name = serializers.CharField(source="unit.name", read_only=True)
    publication = serializers.IntegerField(source="score.publication_id", read_only=True)

    class Meta:
        model = Petition
        fields = (
            "id", "version", "state", "unit", "unit_name", "publication", "score", "leaf", "asked", "evidence",
            "sent_at", "answer", "value", "not_applicable", "answered_by", "adjustment", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class MappingSerializer(serializers.ModelSerializer[CriteriaMapping]):
    """A stated mapping of areas."""

    class Meta:
        model = CriteriaMapping
        fields = ("id", "unit", "older", "newer", "pairs", "basis", "stated_by", "stated_at")
        read_only_fields = fields


class IndexValueSerializer(serializers.ModelSerializer[IndexValue]):
    """A national index of a province in a year."""

    class Meta:
        model = IndexValue
        fields = (
            "id", "unit", "index", "province", "year", "value", "scale", "rank", "ranked_of", "components", "source",
            "status", "note",
        )  # fmt: skip
        read_only_fields = fields


class WhatIfSerializer(serializers.ModelSerializer[WhatIf]):
    """A what-if copy of one's own."""

    class Meta:
        model = WhatIf
        fields = ("id", "version", "state", "sheet", "name", "changes", "kept_at")
        read_only_fields = fields
