"""Inputs of the acts on blocks, emulation years, sheets and schemes; what the API shows of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.catalogue.models import Edition, EditionKind
from backend.catalogue.statuses import STATUSES
from backend.emulation.models import Block, BlockKind, BlockYear, EmulationSheet, SchemeDraft
from backend.organisation.models import Person, Unit
from workflows.rules.emulation import Kind, Scorer, Tie

SCHEMES = Edition.objects.filter(kind=EditionKind.EMULATION).defer("text")
KINDS = [
    (Kind.QUANTITATIVE.value, _("Định lượng: thực hiện/kế hoạch")),
    (Kind.INVERSE.value, _("Nghịch: kế hoạch/thực hiện")),
    (Kind.GRADE.value, _("Định tính: xếp loại A–D")), (Kind.REFORM_INDEX.value, _("Chỉ số cải cách hành chính")),
    (Kind.DIRECT.value, _("Cho điểm trực tiếp")), (Kind.BONUS.value, _("Điểm thưởng")),
    (Kind.PENALTY.value, _("Điểm trừ")),
]  # fmt: skip


def _amount(label: Any, **more: Any) -> serializers.DecimalField:
    return serializers.DecimalField(
        max_digits=16, decimal_places=4, min_value=Decimal(0), required=False, allow_null=True, label=label, **more
    )


class ReasonInputs(serializers.Serializer[Any]):
    """Why."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class CreateBlockInputs(serializers.Serializer[Any]):
    """A new cluster or block."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan tổ chức"))
    code = serializers.SlugField(max_length=40, label=_("Mã"))
    name = serializers.CharField(max_length=200, label=_("Tên cụm, khối"))
    block_kind = serializers.ChoiceField(choices=BlockKind.choices, label=_("Loại"))
    variant = serializers.SlugField(
        max_length=40, required=False, default="khoi", label=_("Nhóm chỉ tiêu cờ"),
        help_text=_("Bảng điểm ghi số Cờ, Bằng khen theo nhóm này, ví dụ khoi, doanh-nghiep."),
    )  # fmt: skip
    basis = serializers.CharField(max_length=300, required=False, allow_blank=True, default="", label=_("Căn cứ"))
    valid_from = serializers.DateField(label=_("Từ ngày"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class MembersInputs(serializers.Serializer[Any]):
    """The members of a block in a year; a unit belongs to one block a year."""

    year = serializers.IntegerField(min_value=2000, max_value=2100, label=_("Năm"))
    units = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), many=True, label=_("Đơn vị thành viên"))
    basis = serializers.CharField(max_length=300, min_length=3, label=_("Căn cứ"))


class OpenYearInputs(serializers.Serializer[Any]):
    """A block's emulation year under a scheme."""

    block = serializers.PrimaryKeyRelatedField(queryset=Block.objects.all(), label=_("Cụm, khối"))
    year = serializers.IntegerField(min_value=2000, max_value=2100, label=_("Năm thi đua"))
    scheme = serializers.PrimaryKeyRelatedField(queryset=SCHEMES, label=_("Bảng điểm"))
    adopted_reason = serializers.CharField(
        max_length=500, required=False, allow_blank=True, default="", label=_("Lý do áp dụng bảng điểm"),
        help_text=_("Bắt buộc khi bảng điểm còn mục chưa được xác nhận."),
    )  # fmt: skip
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class ElectInputs(serializers.Serializer[Any]):
    """Who leads the block this year."""

    person = serializers.PrimaryKeyRelatedField(
        queryset=Person.living.select_related("unit"), label=_("Người đứng đầu đơn vị được bầu")
    )
    position = serializers.ChoiceField(
        choices=[(0, _("Trưởng cụm, khối")), (1, _("Phó thứ nhất")), (2, _("Phó thứ hai"))], label=_("Chức danh")
    )
    elected_on = serializers.DateField(label=_("Ngày bầu"))
    basis = serializers.CharField(max_length=300, min_length=3, label=_("Biên bản, văn bản"))


class TakeOverInputs(ReasonInputs):
    """The organising body does the late head's work."""

    penalty = serializers.CharField(
        max_length=40, required=False, allow_blank=True, default="", label=_("Mã mục trừ điểm của đơn vị trưởng khối")
    )


class VoteInputs(serializers.Serializer[Any]):
    """Votes about equal totals."""

    votes = serializers.ListField(
        child=serializers.CharField(max_length=80), allow_empty=False, max_length=60, label=_("Số phiếu"),
        help_text=_("Mỗi dòng: mã đơn vị = số phiếu."),
    )  # fmt: skip
    basis = serializers.CharField(max_length=500, min_length=5, label=_("Biên bản biểu quyết"))

    def validate_votes(self, lines: list[str]) -> dict[str, int]:
        """Each line is one unit with its votes."""
        found: dict[str, int] = {}
        for line in lines:
            code, sep, count = (part.strip() for part in line.partition("="))
            if not sep or not code or not count.isdecimal() or len(count) > 5 or code in found:
                raise serializers.ValidationError(_("“%(line)s” không phải mã đơn vị = số phiếu.") % {"line": line})
            found[code] = int(count)
        return found


class PublishYearInputs(serializers.Serializer[Any]):
    """The decision that publishes the ranking."""

    decision_number = serializers.CharField(max_length=80, label=_("Số, ký hiệu quyết định"))
    decided_on = serializers.DateField(label=_("Ngày quyết định"))
    signatory = serializers.CharField(max_length=200, label=_("Người ký"))


class ProposeInputs(serializers.Serializer[Any]):
    """A unit for one of the block's places."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị"))
    award = serializers.SlugField(max_length=60, label=_("Danh hiệu, hình thức"))
    reason = serializers.CharField(
        max_length=500, required=False, allow_blank=True, default="", label=_("Lý do"),
        help_text=_("Bắt buộc khi còn đơn vị hạng cao hơn, hoặc đồng hạng chưa biểu quyết."),
    )  # fmt: skip


class UnproposeInputs(ReasonInputs):
    """Which unit leaves the list."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị"))


class MarkInputs(serializers.Serializer[Any]):
    """A value for one item; which fields count depends on the item."""

    item = serializers.CharField(max_length=40, label=_("Mã nội dung"))
    plan = _amount(_("Kế hoạch"))
    actual = _amount(_("Thực hiện"))
    grade = serializers.CharField(max_length=10, required=False, allow_blank=True, default="", label=_("Xếp loại"))
    points = _amount(_("Điểm"))
    count = serializers.IntegerField(
        min_value=0, max_value=1000, required=False, allow_null=True, label=_("Số trường hợp")
    )
    reason = serializers.CharField(max_length=500, required=False, allow_blank=True, default="", label=_("Lý do"))
    evidence = serializers.CharField(
        max_length=500, required=False, allow_blank=True, default="", label=_("Tài liệu kiểm chứng (số, ngày, trang)")
    )


class MarksInputs(serializers.Serializer[Any]):
    """Values of several items at once."""

    values = serializers.ListField(child=MarkInputs(), allow_empty=False, max_length=300, label=_("Giá trị"))


class PlanInputs(MarksInputs):
    """The registration: targets and the titles aimed at."""

    aims = serializers.ListField(
        child=serializers.CharField(max_length=120), required=False, default=list, max_length=10,
        label=_("Danh hiệu, hình thức đăng ký"),
    )  # fmt: skip


class SettleInputs(serializers.Serializer[Any]):
    """Settling; a reason only where the reform index has no data."""

    missing_reason = serializers.CharField(
        max_length=500, required=False, allow_blank=True, default="", label=_("Lý do chốt khi chưa có chỉ số CCHC"),
        help_text=_("Đơn vị đó không xếp hạng: chưa có số liệu, không tính là 0."),
    )  # fmt: skip


class CreateSchemeInputs(serializers.Serializer[Any]):
    """A new draft: a copy of a published scheme, or of the shipped example."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan ban hành"))
    code = serializers.SlugField(max_length=80, label=_("Mã bảng điểm"))
    title = serializers.CharField(max_length=250, label=_("Tên bảng điểm"))
    year = serializers.IntegerField(min_value=2000, max_value=2100, label=_("Năm áp dụng"))
    copy_of = serializers.PrimaryKeyRelatedField(
        queryset=SCHEMES, required=False, allow_null=True, label=_("Chép từ bảng điểm"),
        help_text=_("Để trống thì chép bảng ví dụ kèm phần mềm (dự thảo hướng dẫn Hưng Yên 2021)."),
    )  # fmt: skip


class EditSchemeInputs(serializers.Serializer[Any]):
    """The caps and words that hold for the whole scheme."""

    title = serializers.CharField(max_length=250, label=_("Tên bảng điểm"))
    rate_pct = serializers.DecimalField(
        max_digits=6, decimal_places=2, min_value=Decimal(0), label=_("Thưởng cho mỗi 1 % vượt (% điểm chuẩn)")
    )
    rate_cap_pct = serializers.DecimalField(
        max_digits=6, decimal_places=2, min_value=Decimal(0), label=_("Thưởng tối đa mỗi chỉ tiêu (% điểm chuẩn)")
    )
    whole_percents = serializers.BooleanField(required=False, default=False, label=_("Chỉ tính phần trăm tròn"))
    quantitative_cap = _amount(_("Tổng thưởng vượt kế hoạch tối đa"))
    penalty_cap = _amount(_("Tổng điểm trừ tối đa"))
    tie = serializers.ChoiceField(
        choices=[(Tie.JOINT.value, _("Đồng hạng")), (Tie.VOTE.value, _("Do hội đồng, khối biểu quyết"))],
        label=_("Khi bằng điểm"),
    )
    status = serializers.ChoiceField(choices=STATUSES, label=_("Độ tin cậy"))
    source = serializers.CharField(max_length=500, min_length=3, label=_("Nguồn, căn cứ"))  # type: ignore[assignment]


class PutItemInputs(serializers.Serializer[Any]):
    """One item of a draft: a new code adds it, a known one replaces it."""

    section = serializers.CharField(max_length=40, label=_("Mã phần"))
    section_title = serializers.CharField(
        max_length=250, required=False, allow_blank=True, default="", label=_("Tên phần (khi thêm phần mới)")
    )
    scorer = serializers.ChoiceField(
        choices=[(Scorer.BLOCK.value, _("Trưởng khối")), (Scorer.COUNCIL.value, _("Thường trực Hội đồng"))],
        required=False, default=Scorer.BLOCK.value, label=_("Ai chấm (khi thêm phần mới)"),
    )  # fmt: skip
    code = serializers.CharField(max_length=40, label=_("Mã nội dung"))
    title_vi = serializers.CharField(max_length=300, label=_("Nội dung"))
    kind = serializers.ChoiceField(choices=KINDS, label=_("Cách tính"))
    points = serializers.DecimalField(
        max_digits=8, decimal_places=2, min_value=Decimal(0), label=_("Điểm chuẩn, mức tối đa hoặc mức trừ")
    )
    measure_vi = serializers.CharField(
        max_length=60, required=False, allow_blank=True, default="", label=_("Đơn vị tính")
    )
    grades = serializers.ListField(
        child=serializers.CharField(max_length=80), required=False, default=list, max_length=10,
        label=_("Các mức xếp loại"), help_text=_("Mỗi dòng: A = 10 = tốt. Mức đầu được điểm chuẩn."),
    )  # fmt: skip
    excludes = serializers.BooleanField(required=False, default=False, label=_("Không xét Cờ, Bằng khen"))
    most = serializers.IntegerField(
        min_value=0, max_value=1000, required=False, default=0, label=_("Số trường hợp tối đa (0: không giới hạn)")
    )
    status = serializers.ChoiceField(choices=STATUSES, required=False, default="unconfirmed", label=_("Độ tin cậy"))
    source = serializers.CharField(  # type: ignore[assignment]
        max_length=300, required=False, allow_blank=True, default="", label=_("Nguồn")
    )

    def validate_grades(self, lines: list[str]) -> list[tuple[str, Decimal, str]]:
        """Each line is a letter, its points and its name."""
        found = []
        for line in lines:
            parts = [part.strip() for part in line.split("=")]
            try:
                points = Decimal(parts[1].replace(",", "."))
            except (IndexError, ArithmeticError):
                points = Decimal(-1)
            if not parts[0] or len(parts) > 3 or not points.is_finite() or not 0 <= points <= 10000:
                raise serializers.ValidationError(_("“%(line)s” không phải mức = điểm = tên.") % {"line": line})
            found.append((parts[0], points, parts[2] if len(parts) > 2 else parts[0]))
        return found


class RemoveItemInputs(serializers.Serializer[Any]):
    """Which item leaves the draft."""

    code = serializers.CharField(max_length=40, label=_("Mã nội dung"))


class BlockSerializer(serializers.ModelSerializer[Block]):
    """A cluster or block."""

    class Meta:
        model = Block
        fields = (
            "id", "unit", "code", "name", "block_kind", "variant", "basis", "valid_from", "valid_to", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class YearSerializer(serializers.ModelSerializer[BlockYear]):
    """A block's emulation year."""

    class Meta:
        model = BlockYear
        fields = (
            "id", "version", "state", "block", "year", "scheme", "dates", "places", "adopted_reason", "taken_over_by",
            "taken_over_at", "decision_number", "decided_on", "signatory", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class SheetSerializer(serializers.ModelSerializer[EmulationSheet]):
    """One unit's sheet."""

    unit_name = serializers.CharField(source="unit.name", read_only=True)

    class Meta:
        model = EmulationSheet
        fields = (
            "id", "version", "state", "run", "unit", "unit_name", "aims", "registered_at", "reform_score",
            "reform_sha256", "missing_reason", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class SchemeSerializer(serializers.ModelSerializer[SchemeDraft]):
    """A scheme being written."""

    class Meta:
        model = SchemeDraft
        fields = ("id", "version", "state", "unit", "title", "text", "copied_from", "edition")
        read_only_fields = fields
