"""Inputs of the acts on movements, registrations and covenants, and what the API shows of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.base.reasons import said
from backend.base.scopes import within
from backend.catalogue.models import Movement
from backend.movements.models import (
    Covenant,
    CovenantParty,
    RegisteredValue,
    Registration,
    Target,
    TargetResult,
)
from backend.organisation.models import Unit
from backend.rest.actors import actor
from permissions.check import scope
from workflows.labels import GROUPS
from workflows.rules.movements import DIRECTIONS

GROUP_CHOICES = [(code, lazy(said, str)(label)) for code, label in GROUPS.items()]
DIRECTION_CHOICES = [(d.value, lazy(said, str)(label)) for d, label in DIRECTIONS.items()]
TARGET = _("Chỉ tiêu")


class PlanInputs(serializers.Serializer[Any]):
    """What a movement's plan says (Law 06/2022/QH15 Article 17)."""

    name = serializers.CharField(max_length=250, label=_("Tên phong trào"))
    begins_on = serializers.DateField(label=_("Từ ngày"))
    ends_on = serializers.DateField(label=_("đến hết ngày"))
    register_until = serializers.DateField(
        required=False, allow_null=True, label=_("Nhận đăng ký đến hết ngày"),
        help_text=_("Quy định của cơ quan phát động; để trống nếu nhận suốt phong trào."),
    )  # fmt: skip
    document = serializers.CharField(
        max_length=250, required=False, allow_blank=True, label=_("Kế hoạch (số, ký hiệu, ngày)")
    )
    goal = serializers.CharField(max_length=4000, label=_("Mục tiêu"))
    content = serializers.CharField(max_length=4000, required=False, allow_blank=True, label=_("Nội dung thi đua"))
    criteria = serializers.CharField(max_length=4000, label=_("Tiêu chí thi đua"))
    measures = serializers.CharField(max_length=4000, required=False, allow_blank=True, label=_("Biện pháp"))
    groups = serializers.ListField(
        child=serializers.ChoiceField(choices=GROUP_CHOICES), required=False, max_length=20,
        label=_("Nhóm đơn vị tham gia"), help_text=_("Không chọn nhóm nào: mọi đơn vị trực thuộc."),
    )  # fmt: skip

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Dates in order."""
        faults: dict[str, Any] = {}
        if data["ends_on"] < data["begins_on"]:
            faults["ends_on"] = _("Ngày kết thúc phải bằng hoặc sau ngày bắt đầu.")
        until = data.get("register_until")
        if until and until > data["ends_on"]:
            faults["register_until"] = _("Hạn đăng ký không được sau ngày kết thúc phong trào.")
        if faults:
            raise serializers.ValidationError(faults)
        return data


class CreateMovementInputs(PlanInputs):
    """What a new movement is."""

    code = serializers.SlugField(max_length=40, label=_("Mã phong trào"))
    launched_by = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan phát động"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class SetTargetInputs(serializers.Serializer[Any]):
    """One indicator of the movement."""

    code = serializers.SlugField(max_length=20, label=_("Mã chỉ tiêu"))
    name = serializers.CharField(max_length=300, label=_("Chỉ tiêu"))
    direction = serializers.ChoiceField(choices=DIRECTION_CHOICES, label=_("Đạt khi"))
    value = serializers.DecimalField(max_digits=14, decimal_places=4, label=_("Mức chỉ tiêu"))
    unit_of_measure = serializers.CharField(max_length=40, label=_("Đơn vị tính"), help_text=_("Ví dụ: %, hồ sơ."))
    how_measured = serializers.CharField(max_length=500, label=_("Cách đo, nguồn số liệu"))
    leaf = serializers.CharField(
        max_length=60, required=False, allow_blank=True, label=_("Lĩnh vực hoặc mã tiêu chí CCHC")
    )


class TargetChoice(serializers.Serializer[Any]):
    """Names one target of the subject's movement."""

    target = serializers.SlugField(max_length=20, label=TARGET)

    @staticmethod
    def offered(subjects: Sequence[Any]) -> dict[str, list[tuple[str, str]]]:
        """The targets of the movement that all subjects belong to."""
        movements = {getattr(row, "movement_id", None) or row.pk for row in subjects}
        rows = Target.objects.filter(movement__in=movements).order_by("code")
        return {"target": [(row.code, str(row)) for row in rows]}


class RegisterTargetInputs(TargetChoice):
    """What a unit registers for one target."""

    value = serializers.DecimalField(max_digits=14, decimal_places=4, label=_("Mức đăng ký"))
    note = serializers.CharField(max_length=300, required=False, allow_blank=True, label=_("Ghi chú"))


class ResultInputs(TargetChoice):
    """A result of one target."""

    value = serializers.DecimalField(max_digits=14, decimal_places=4, label=_("Kết quả"))
    evidence = serializers.CharField(max_length=300, min_length=3, label=_("Tài liệu kiểm chứng (số, trang)"))


class ReviewInputs(serializers.Serializer[Any]):
    """A review's report."""

    document = serializers.CharField(max_length=250, label=_("Báo cáo (số, ký hiệu, ngày)"))
    report = serializers.CharField(max_length=8000, min_length=10, label=_("Đánh giá, bài học"))


class LaunchInputs(serializers.Serializer[Any]):
    """The document of the launch."""

    document = serializers.CharField(max_length=250, min_length=3, label=_("Kế hoạch phát động (số, ký hiệu, ngày)"))


class WhyInputs(serializers.Serializer[Any]):
    """Why something ends."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class RegisterInputs(serializers.Serializer[Any]):
    """Which unit registers in which movement."""

    movement = serializers.PrimaryKeyRelatedField(
        queryset=Movement.objects.filter(state__in=("launched", "running")), label=_("Phong trào thi đua")
    )
    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị"))

    def get_fields(self) -> dict[str, Any]:
        """Only the units for which the asker may register are offered."""
        fields = super().get_fields()
        if request := self.context.get("request"):
            unit: Any = fields["unit"]
            unit.queryset = within(Unit.objects.order_by("name"), scope(actor(request), "registration.create"))
        return fields

    measures = serializers.CharField(max_length=4000, required=False, allow_blank=True, label=_("Giải pháp thực hiện"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class CovenantInputs(serializers.Serializer[Any]):
    """A covenant's text and the units asked to sign."""

    movement = serializers.PrimaryKeyRelatedField(
        queryset=Movement.objects.filter(state__in=("launched", "running")), label=_("Phong trào thi đua")
    )
    title = serializers.CharField(max_length=250, label=_("Tên giao ước"))
    block = serializers.CharField(
        max_length=200, required=False, allow_blank=True, label=_("Cụm, khối thi đua (nếu có)")
    )
    text = serializers.CharField(max_length=8000, min_length=20, label=_("Nội dung giao ước"))
    units = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), many=True, label=_("Các đơn vị ký"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class TargetSerializer(serializers.ModelSerializer[Target]):
    """A target."""

    class Meta:
        model = Target
        fields = ("code", "name", "unit_of_measure", "direction", "value", "how_measured", "leaf")
        read_only_fields = fields


class MovementSerializer(serializers.ModelSerializer[Movement]):
    """A movement as the API shows it."""

    targets = TargetSerializer(many=True, read_only=True)

    class Meta:
        model = Movement
        fields = (
            "id", "version", "state", "code", "name", "launched_by", "document", "begins_on", "ends_on",
            "register_until", "goal", "content", "criteria", "measures", "groups", "targets", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class ValueSerializer(serializers.ModelSerializer[RegisteredValue]):
    """A registered value."""

    target = serializers.CharField(source="target.code", read_only=True)

    class Meta:
        model = RegisteredValue
        fields = ("target", "value", "note")
        read_only_fields = fields


class MovementResultSerializer(serializers.ModelSerializer[TargetResult]):
    """A dated result."""

    target = serializers.CharField(source="target.code", read_only=True)

    class Meta:
        model = TargetResult
        fields = ("target", "checked", "value", "evidence", "reported_on", "reported_by")
        read_only_fields = fields


class RegistrationSerializer(serializers.ModelSerializer[Registration]):
    """A registration as the API shows it."""

    values = ValueSerializer(many=True, read_only=True)
    results = MovementResultSerializer(many=True, read_only=True)

    class Meta:
        model = Registration
        fields = (
            "id", "version", "state", "movement", "unit", "measures", "signed_by", "signed_on", "values", "results",
            "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class PartySerializer(serializers.ModelSerializer[CovenantParty]):
    """One party of a covenant."""

    class Meta:
        model = CovenantParty
        fields = ("id", "version", "state", "covenant", "unit", "signed_by", "signed_on", "reason")
        read_only_fields = fields


class CovenantSerializer(serializers.ModelSerializer[Covenant]):
    """A covenant with its parties."""

    parties = PartySerializer(many=True, read_only=True)

    class Meta:
        model = Covenant
        fields = ("id", "movement", "title", "block", "text", "made_on", "parties", "illustrative")
        read_only_fields = fields
