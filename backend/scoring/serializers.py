"""Inputs of the acts on score sheets and publications, and what the API shows of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.catalogue.models import Edition, EditionKind
from backend.criteria.criteria_sets import criteria_value
from backend.organisation.models import Unit
from backend.scoring.models import (
    IndexPublication,
    LeafValue,
    PublishedScore,
    PublishedTable,
    PublishedTableRow,
    ScoreSheet,
)
from workflows.rules.codec import dump

CRITERIA = Edition.objects.filter(kind=EditionKind.CRITERIA)


class LeafInputs(serializers.Serializer[Any]):
    """One value for one criterion; which fields count depends on its rule."""

    leaf = serializers.CharField(max_length=60, label=_("Mã tiêu chí"))
    number = serializers.DecimalField(
        max_digits=16, decimal_places=4, min_value=Decimal(0), required=False, allow_null=True,
        label=_("Số đạt được, số ngày chậm hoặc số điểm"),
    )  # fmt: skip
    of = serializers.DecimalField(
        max_digits=16, decimal_places=4, min_value=Decimal(0), required=False, allow_null=True, label=_("Tổng số")
    )
    choice = serializers.CharField(max_length=40, required=False, allow_blank=True, label=_("Lựa chọn"))
    counts = serializers.DictField(
        child=serializers.IntegerField(min_value=0, max_value=100_000), required=False, label=_("Số lần theo loại")
    )
    values = serializers.DictField(
        child=serializers.DecimalField(max_digits=16, decimal_places=4), required=False,
        label=_("Số liệu của công thức theo tên biến"),
    )  # fmt: skip
    not_applicable = serializers.BooleanField(required=False, default=False, label=_("Không áp dụng"))
    reason = serializers.CharField(
        max_length=500, required=False, allow_blank=True, default="", label=_("Giải trình, lý do")
    )
    evidence = serializers.CharField(
        max_length=500, required=False, allow_blank=True, default="", label=_("Tài liệu kiểm chứng")
    )
    seen = serializers.IntegerField(
        min_value=0, required=False, allow_null=True, label=_("Giá trị đã thấy"),
        help_text=_("Số của giá trị mới nhất cùng vòng mà người nhập đã thấy; 0 nếu chưa có."),
    )  # fmt: skip


class ValuesInputs(serializers.Serializer[Any]):
    """Values for some criteria; the others stay as they are."""

    values = serializers.ListField(
        child=LeafInputs(), allow_empty=False, max_length=500, label=_("Giá trị theo tiêu chí")
    )


class OpenSheetInputs(serializers.Serializer[Any]):
    """Whose sheet is opened, by which criteria set."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị"))
    criteria = serializers.PrimaryKeyRelatedField(queryset=CRITERIA, label=_("Bộ tiêu chí"))


class LeafValueSerializer(serializers.ModelSerializer[LeafValue]):
    """A value that was given; all are kept."""

    class Meta:
        model = LeafValue
        fields = (
            "id", "leaf", "round", "value", "not_applicable", "reason", "evidence", "given_by", "given_at",
        )  # fmt: skip
        read_only_fields = fields


class ScoreSheetSerializer(serializers.ModelSerializer[ScoreSheet]):
    """A sheet as the API shows it; its score is read at `score/`, its values at `values/`."""

    unit_name = serializers.CharField(source="unit.name", read_only=True)
    criteria_sha256 = serializers.CharField(source="criteria.sha256", read_only=True)

    class Meta:
        model = ScoreSheet
        fields = (
            "id", "version", "round", "unit", "unit_name", "criteria", "criteria_sha256", "year", "group", "state",
            "counted_on", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class NodeScoreSerializer(serializers.Serializer[Any]):
    """One node of a score with the sentences that explain it."""

    code = serializers.CharField()
    title = serializers.CharField()
    points = serializers.DecimalField(max_digits=12, decimal_places=4)
    max_applicable = serializers.DecimalField(max_digits=12, decimal_places=4)
    not_applicable = serializers.BooleanField()
    missing = serializers.BooleanField()
    why = serializers.ListField(child=serializers.CharField())


class SheetScoreSerializer(serializers.Serializer[Any]):
    """A computed score: exact points on the applicable maximum (null where not every area is seen), and its nodes."""

    round = serializers.CharField()
    points = serializers.DecimalField(max_digits=12, decimal_places=4, allow_null=True)
    max_applicable = serializers.DecimalField(max_digits=12, decimal_places=4, allow_null=True)
    ratio_pct = serializers.DecimalField(max_digits=7, decimal_places=2, allow_null=True, help_text="Half-up")
    missing = serializers.ListField(child=serializers.CharField())
    not_applicable = serializers.ListField(child=serializers.CharField())
    nodes = NodeScoreSerializer(many=True)


class PublicationSerializer(serializers.ModelSerializer[IndexPublication]):
    """A publication; its rows are read at `scores/`."""

    unit_name = serializers.CharField(source="unit.name", read_only=True)

    class Meta:
        model = IndexPublication
        fields = (
            "id", "unit", "unit_name", "criteria", "year", "decision_number", "decided_on", "signatory", "bands",
            "options", "petition_until", "adjusts", "reason", "published_at", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class PublishedScoreSerializer(serializers.ModelSerializer[PublishedScore]):
    """One published row; null points say that there is no data."""

    unit_name = serializers.CharField(source="unit.name", read_only=True)
    ratio_pct = serializers.SerializerMethodField()

    class Meta:
        model = PublishedScore
        fields = (
            "unit", "unit_name", "group", "self_points", "points", "max_points", "ratio_pct", "rank", "band", "areas",
            "inputs_sha256",
        )  # fmt: skip
        read_only_fields = fields

    def get_ratio_pct(self, row: PublishedScore) -> str | None:
        """Half-up with two decimals, for display."""
        return str(row.ratio_shown) if row.ratio_shown is not None else None


class TableRowSerializer(serializers.ModelSerializer[PublishedTableRow]):
    """A printed row of somebody else's table."""

    class Meta:
        model = PublishedTableRow
        fields = ("group", "rank", "unit_name", "max_points", "points", "ratio", "band", "components")
        read_only_fields = fields


class PublishedTableSerializer(serializers.ModelSerializer[PublishedTable]):
    """A table that somebody else published, with its source."""

    rows = TableRowSerializer(many=True, read_only=True)

    class Meta:
        model = PublishedTable
        fields = ("id", "code", "title", "source", "year", "note", "rows")
        read_only_fields = fields


class CriteriaSetSerializer(serializers.ModelSerializer[Edition]):
    """An edition of a criteria set with its tree."""

    criteria = serializers.SerializerMethodField()

    class Meta:
        model = Edition
        fields = (
            "id",
            "code",
            "version",
            "title",
            "sha256",
            "in_force_from",
            "in_force_to",
            "illustrative",
            "criteria",
        )
        read_only_fields = fields

    def get_criteria(self, edition: Edition) -> dict[str, Any]:
        """The tree: areas, criteria, leaves with their rules; exact numbers as text."""
        tree: dict[str, Any] = dump(criteria_value(edition))
        return tree
