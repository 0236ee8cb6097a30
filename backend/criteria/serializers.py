"""Inputs of the acts on drafts of criteria sets, and what the API shows of them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from backend.catalogue.drafting import DIRECTIONS
from backend.catalogue.models import Edition, EditionKind
from backend.catalogue.statuses import STATUSES
from backend.criteria.models import CriteriaDraft, CriteriaRevision
from backend.organisation.models import Unit
from workflows.rules.codec import BadData, dump, parse
from workflows.rules.criteria import CriteriaSet, NaRule, Node, NoSurvey

CRITERIA = Edition.objects.filter(kind=EditionKind.CRITERIA).defer("text")
CODE = r"^[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?$"
NA_RULES = [
    (NaRule.FULL_MARKS.value, _("tính đủ điểm tối đa")),
    (NaRule.OUT_OF_MAXIMUM.value, _("trừ khỏi điểm tối đa")),
]
NO_SURVEY = [
    (NoSurvey.MISSING.value, _("chờ kết quả điều tra")), (NoSurvey.COUNT_ZERO.value, _("tính 0 điểm")),
    (NoSurvey.RESCALE.value, _("quy đổi điểm thẩm định ra cả thang")),
]  # fmt: skip


def read_as(kind: Any, data: Any) -> Any:
    """A node or a set from JSON data or its text; ValidationError says where it cannot be read."""
    try:
        found = parse(data) if isinstance(data, str) else data
        return kind.load_json(found, "$") if hasattr(kind, "load_json") else _set(found)
    except BadData as bad:
        told = _now("Không đọc được tại %(path)s (%(code)s).") % {"path": bad.path, "code": bad.code}
        raise serializers.ValidationError(told, code="unreadable") from bad
    except RecursionError as deep:
        raise serializers.ValidationError(_now("Cây tiêu chí lồng quá sâu."), code="too_deep") from deep


def _set(data: Any) -> CriteriaSet:
    from workflows.rules.codec import load

    found: CriteriaSet = load(CriteriaSet, data)
    return found


@extend_schema_field(OpenApiTypes.OBJECT)
class NodeField(serializers.JSONField):
    """A node of a criteria set as JSON: code, titles, max_points, rule, children, part, appraiser, evidence_vi."""

    def to_internal_value(self, data: Any) -> Node:  # type: ignore[override]
        """The node; ValidationError where it cannot be read."""
        if isinstance(data, Node):
            return data
        found: Node = read_as(Node, data)
        return found


@extend_schema_field(OpenApiTypes.OBJECT)
class SetField(serializers.JSONField):
    """A whole criteria set as JSON, as `GET …/text/` shows it."""

    def to_internal_value(self, data: Any) -> CriteriaSet:  # type: ignore[override]
        """The set; ValidationError where it cannot be read."""
        if isinstance(data, CriteriaSet):
            return data
        found: CriteriaSet = read_as(CriteriaSet, data)
        return found


class CreateDraftInputs(serializers.Serializer[Any]):
    """A new draft: empty, or from an existing version."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.order_by("name"), label=_("Cơ quan soạn"))
    basis = serializers.PrimaryKeyRelatedField(
        queryset=CRITERIA, required=False, allow_null=True, default=None,
        label=_("Từ bộ tiêu chí đã có (để trống: bộ mới)"),
    )  # fmt: skip
    year = serializers.IntegerField(min_value=2000, max_value=2100, label=_("Năm áp dụng"))
    group = serializers.RegexField(CODE, max_length=40, label=_("Nhóm đơn vị (mã, ví dụ: so, xa)"))
    level = serializers.RegexField(CODE, max_length=40, default="tinh", label=_("Cấp ban hành (mã, ví dụ: tinh)"))
    title = serializers.CharField(max_length=250, min_length=5, label=_("Tên bộ tiêu chí"))
    code = serializers.RegexField(
        CODE, max_length=80, required=False, allow_blank=True, default="",
        label=_("Mã bộ tiêu chí (để trống: tự đặt)"),
    )  # fmt: skip
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class EditDraftInputs(serializers.Serializer[Any]):
    """What a set says of itself beside its tree."""

    title = serializers.CharField(max_length=250, min_length=5, label=_("Tên bộ tiêu chí"))
    title_en = serializers.CharField(
        max_length=250, required=False, allow_blank=True, default="", label=_("Tên bằng tiếng Anh")
    )
    source = serializers.CharField(  # type: ignore[assignment]
        max_length=300, required=False, allow_blank=True, default="", label=_("Nguồn, văn bản làm căn cứ")
    )
    status = serializers.ChoiceField(STATUSES, default="unconfirmed", label=_("Nguồn đã kiểm chứng đến đâu"))
    na_rule = serializers.ChoiceField(NA_RULES, label=_("Tiêu chí không áp dụng thì"))
    no_survey = serializers.ChoiceField(
        NO_SURVEY, default=NoSurvey.MISSING.value, label=_("Năm không điều tra xã hội học thì")
    )
    stated_points = serializers.DecimalField(
        max_digits=9, decimal_places=4, min_value=Decimal(0), required=False, allow_null=True, default=None,
        label=_("Tổng điểm ghi trong văn bản (để linter so)"),
    )  # fmt: skip
    stated_criteria = serializers.IntegerField(
        min_value=0, max_value=10_000, required=False, allow_null=True, default=None,
        label=_("Số tiêu chí ghi trong văn bản"),
    )  # fmt: skip
    stated_parts = serializers.IntegerField(
        min_value=0, max_value=10_000, required=False, allow_null=True, default=None,
        label=_("Số tiêu chí thành phần ghi trong văn bản"),
    )  # fmt: skip


class AddNodeInputs(serializers.Serializer[Any]):
    """A node and where it goes: below a parent, or among the areas."""

    parent = serializers.CharField(  # type: ignore[assignment]
        max_length=40, required=False, allow_blank=True, default="", label=_("Mã mục cha (để trống: lĩnh vực mới)")
    )
    node = NodeField(label=_("Mục (JSON)"))


class ChangeNodeInputs(serializers.Serializer[Any]):
    """A node as it shall be; `seen` is the digest of the node that was read, so that nobody's change is lost."""

    target = serializers.CharField(max_length=40, label=_("Mã mục đang sửa"))
    node = NodeField(label=_("Mục (JSON)"))
    seen = serializers.CharField(
        max_length=16, required=False, allow_blank=True, default="", label=_("Dấu của mục lúc đọc")
    )


class MoveNodeInputs(serializers.Serializer[Any]):
    """Which node goes up or down."""

    target = serializers.CharField(max_length=40, label=_("Mã mục"))
    direction = serializers.ChoiceField(DIRECTIONS, label=_("Chuyển"))


class RemoveNodeInputs(serializers.Serializer[Any]):
    """Which node goes, with all below it."""

    target = serializers.CharField(max_length=40, label=_("Mã mục"))
    seen = serializers.CharField(
        max_length=16, required=False, allow_blank=True, default="", label=_("Dấu của mục lúc đọc")
    )


class ReplaceInputs(serializers.Serializer[Any]):
    """The whole tree anew, as an import or another program has it; code, year and group stay the draft's."""

    criteria = SetField(label=_("Bộ tiêu chí (JSON)"))


class RestoreInputs(serializers.Serializer[Any]):
    """Which earlier state comes back."""

    revision = serializers.IntegerField(min_value=1, max_value=2**31 - 1, label=_("Bản số"))


class DraftReasonInputs(serializers.Serializer[Any]):
    """Why a draft goes back or is dropped."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class PublishDraftInputs(serializers.Serializer[Any]):
    """The decision by which the set holds."""

    decision_number = serializers.CharField(max_length=80, label=_("Số, ký hiệu quyết định ban hành"))
    decided_on = serializers.DateField(label=_("Ngày ban hành"))


class CriteriaDraftSerializer(serializers.ModelSerializer[CriteriaDraft]):
    """A draft without its tree, which `text/` gives."""

    unit_name = serializers.CharField(source="unit.name", read_only=True)

    class Meta:
        model = CriteriaDraft
        fields = (
            "id", "version", "state", "unit", "unit_name", "code", "title", "year", "level", "group", "basis",
            "edition", "changed_by", "changed_at", "illustrative",
        )  # fmt: skip


class CriteriaFindingSerializer(serializers.Serializer[Any]):
    """One finding of the linter: where in the tree, its code, what it says and what to do."""

    where = serializers.CharField()
    code = serializers.CharField()
    says = serializers.CharField()
    next = serializers.CharField()


class RevisionSerializer(serializers.ModelSerializer[CriteriaRevision]):
    """One change of a draft: who, when, what."""

    class Meta:
        model = CriteriaRevision
        fields = ("number", "act", "node", "made_by", "made_at")


class TreeSerializer(serializers.Serializer[Any]):
    """A whole set as JSON."""

    criteria = serializers.SerializerMethodField()

    def get_criteria(self, criteria: CriteriaSet) -> dict[str, Any]:
        """The set's data, decimals as text."""
        found: dict[str, Any] = dump(criteria)
        return found


class FieldChangeSerializer(serializers.Serializer[Any]):
    """One field before and after, in words."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    before = serializers.CharField()
    after = serializers.CharField()


class NodeChangeSerializer(serializers.Serializer[Any]):
    """One node that was added, removed or changed."""

    kind = serializers.CharField()
    code = serializers.CharField()
    title = serializers.CharField()
    changes = FieldChangeSerializer(many=True)


class DifferenceSerializer(serializers.Serializer[Any]):
    """What differs between two versions, in words."""

    fields_changed = FieldChangeSerializer(many=True)
    nodes = NodeChangeSerializer(many=True)
