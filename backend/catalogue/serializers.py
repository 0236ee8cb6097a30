"""Inputs of the catalogue's acts and what the API shows of rounds and editions."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.base.reasons import said
from backend.catalogue import confirming, queries
from backend.catalogue.comparing import Shown
from backend.catalogue.models import Edition, EditionKind, Movement, Round, RowConfirmation
from backend.organisation.models import Unit
from workflows.differ import Kind

FIRST_YEAR, LAST_YEAR = 1990, 2100


class OpenRoundInputs(serializers.Serializer[Any]):
    """What opens a round."""

    code = serializers.SlugField(max_length=40, label=_("Mã đợt xét"))
    title = serializers.CharField(max_length=250, label=_("Tên đợt xét"))
    awarding_unit = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), label=_("Cơ quan quyết định khen thưởng")
    )
    process_code = serializers.SlugField(max_length=80, label=_("Quy trình"))
    awards = serializers.ListField(
        child=serializers.SlugField(max_length=60), allow_empty=False, max_length=30, label=_("Hình thức khen")
    )
    achievement_from = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Thành tích từ năm"))
    achievement_to = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("đến năm"))
    opens_on = serializers.DateField(label=_("Nhận hồ sơ từ ngày"))
    closes_on = serializers.DateField(
        required=False, allow_null=True, label=_("đến hết ngày"), help_text=_("Để trống nếu là đợt thường xuyên.")
    )
    movement = serializers.PrimaryKeyRelatedField(
        queryset=Movement.objects.all(), required=False, allow_null=True, label=_("Phong trào thi đua")
    )
    guidance = serializers.CharField(max_length=250, required=False, allow_blank=True, label=_("Văn bản hướng dẫn"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Dates and years in order."""
        faults: dict[str, Any] = {}
        if data["achievement_to"] < data["achievement_from"]:
            faults["achievement_to"] = _("Năm cuối phải bằng hoặc sau năm đầu.")
        if data.get("closes_on") and data["closes_on"] < data["opens_on"]:
            faults["closes_on"] = _("Ngày hết hạn phải bằng hoặc sau ngày bắt đầu nhận.")
        if faults:
            raise serializers.ValidationError(faults)
        return data


class ConfirmRowInputs(serializers.Serializer[Any]):
    """Which row is confirmed, and where it was read."""

    row = serializers.CharField(max_length=160, label=_("Mã quy định"))
    source = serializers.CharField(  # type: ignore[assignment]
        max_length=500, min_length=8, label=_("Văn bản và điều khoản đã đọc"),
        help_text=_("Số, ký hiệu, ngày ban hành, điều, khoản; nơi đã đọc."),
    )  # fmt: skip


class ConfirmAgainInputs(serializers.Serializer[Any]):
    """Where it was read this time; left empty, each row keeps the source of its earlier confirmation."""

    source = serializers.CharField(  # type: ignore[assignment]
        max_length=500, min_length=8, required=False, allow_blank=True, label=_("Văn bản và điều khoản đã đọc"),
        help_text=_("Để trống: giữ nguồn đã ghi ở lần xác nhận trước của từng quy định."),
    )  # fmt: skip


class EndConfirmationInputs(serializers.Serializer[Any]):
    """Why a confirmation is taken back."""

    reason = serializers.CharField(
        max_length=500, min_length=8, label=_("Lý do"),
        help_text=_("Ví dụ: đọc nhầm văn bản, văn bản đã hết hiệu lực. Lần xác nhận cũ được giữ lại cùng lý do."),
    )  # fmt: skip


class ReplaceConfirmationInputs(EndConfirmationInputs):
    """The better source, and why the earlier one does not do."""

    source = serializers.CharField(  # type: ignore[assignment]
        max_length=500, min_length=8, label=_("Văn bản và điều khoản đã đọc"),
        help_text=_("Số, ký hiệu, ngày ban hành, điều, khoản; nơi đã đọc."),
    )  # fmt: skip


PUBLISHABLE = (EditionKind.PROCESS, EditionKind.PACK, EditionKind.OVERLAY, EditionKind.FORMS)


class PublishInputs(serializers.Serializer[Any]):
    """The text of a process, pack, overlay or book of forms that an office publishes."""

    kind = serializers.ChoiceField(
        choices=[(k.value, k.label) for k in PUBLISHABLE],
        label=_("Loại"),
    )
    text = serializers.CharField(
        max_length=400_000, trim_whitespace=False, label=_("Nội dung (TOML)"),
        help_text=_("Bản sửa đổi phải mang số phiên bản mới."),
    )  # fmt: skip
    in_force_from = serializers.DateField(
        required=False, allow_null=True, label=_("Áp dụng từ ngày"),
        help_text=_("Chỉ dùng cho quy trình; bộ quy định tự ghi ngày của mình."),
    )  # fmt: skip
    in_force_to = serializers.DateField(required=False, allow_null=True, label=_("đến hết ngày"))
    unit = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), required=False, allow_null=True, label=_("Áp dụng cho đơn vị và cấp dưới"),
        help_text=_("Chỉ dùng cho quy định riêng của tỉnh."),
    )  # fmt: skip

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """A process needs the day from which it holds; the dates are in order."""
        since, until = data.get("in_force_from"), data.get("in_force_to")
        if data["kind"] == EditionKind.PROCESS and since is None:
            raise serializers.ValidationError({"in_force_from": _("Hãy ghi ngày bắt đầu áp dụng quy trình.")})
        if since and until and until < since:
            raise serializers.ValidationError({"in_force_to": _("Ngày cuối phải bằng hoặc sau ngày đầu.")})
        return data


class RoundSerializer(serializers.ModelSerializer[Round]):
    """A round as the API shows it."""

    awarding_unit_name = serializers.CharField(source="awarding_unit.name", read_only=True)

    class Meta:
        model = Round
        fields = (
            "id", "code", "title", "awarding_unit", "awarding_unit_name", "movement", "process_code", "awards",
            "achievement_from", "achievement_to", "guidance", "opens_on", "closes_on", "closed_at", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class EditionSerializer(serializers.ModelSerializer[Edition]):
    """An edition as the API shows it; the text itself is read at `text/`."""

    class Meta:
        model = Edition
        fields = (
            "id", "kind", "code", "version", "title", "sha256", "origin", "published_by", "published_at",
            "in_force_from", "in_force_to", "illustrative", "unit",
        )  # fmt: skip
        read_only_fields = fields


class LawRowSerializer(serializers.Serializer[queries.LawRow]):
    """A row of an edition with its status."""

    code = serializers.CharField()
    table = serializers.CharField()
    title = serializers.CharField(source="title.vi")
    title_en = serializers.CharField(source="title.en")
    basis = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]
    written = serializers.CharField(help_text="Status as the text has it")
    status = serializers.CharField(help_text="Status with what was confirmed here")


class RowConfirmationSerializer(serializers.ModelSerializer[RowConfirmation]):
    """Who confirmed which row of which edition, when, the source that was read, and whether that still holds."""

    class Meta:
        model = RowConfirmation
        fields = (
            "id", "version", "state", "edition", "row", "source", "confirmed_by", "confirmed_at", "replaces", "reason",
            "ended_by", "ended_at",
        )  # fmt: skip
        read_only_fields = fields


class UnconfirmedCountSerializer(serializers.Serializer[Any]):
    """An edition that a dossier can be judged by, and how many of its rows a person must still confirm."""

    edition = EditionSerializer()
    newest = serializers.BooleanField(help_text="Whether no later version of this text was published")
    total = serializers.IntegerField(help_text="Rows of law written in it")
    open = serializers.SerializerMethodField()
    again = serializers.IntegerField(help_text="Open rows that say what was confirmed in an earlier version")

    @extend_schema_field(OpenApiTypes.INT)
    def get_open(self, counted: confirming.Counted) -> int:
        """How many rows are open."""
        return len(counted.open)


class EarlierSerializer(serializers.Serializer[Any]):
    """The confirmation of the same row in an earlier version."""

    confirmation = RowConfirmationSerializer()
    version = serializers.IntegerField(source="confirmation.edition.version")
    same = serializers.BooleanField(help_text="Whether the row says word for word the same; if not it is read anew")
    changed = serializers.SerializerMethodField(help_text="The fields that say something else")

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_changed(self, earlier: confirming.Earlier) -> list[str]:
        """The fields that say something else."""
        return [change.field for change in earlier.changes]


class OpenRowSerializer(serializers.Serializer[Any]):
    """A row that may not block yet, and what was confirmed in an earlier version."""

    row = LawRowSerializer()
    earlier = EarlierSerializer(allow_null=True)


class RowFieldSerializer(serializers.Serializer[Any]):
    """One field of a row before and after; empty where nothing stands."""

    field = serializers.CharField()
    before = serializers.CharField()
    after = serializers.CharField()


class RowChangeSerializer(serializers.Serializer[Any]):
    """One row of a text that another text adds, takes out, moves or changes."""

    kind = serializers.ChoiceField(choices=[kind.value for kind in Kind], source="change.kind.value")
    table = serializers.CharField(source="change.table")
    code = serializers.CharField(source="change.code", help_text="Empty for what belongs to no row")
    title = serializers.SerializerMethodField()
    changed = RowFieldSerializer(source="change.fields", many=True)

    def get_title(self, shown: Shown) -> str:
        """In the reader's language."""
        return said(shown.title)
