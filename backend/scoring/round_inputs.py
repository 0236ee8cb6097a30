"""Inputs of the acts on rounds, of explaining, extending and attaching on a sheet; what the API shows of a round."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.organisation.models import Unit
from backend.reform.models import Evidence
from backend.rest.secrecy import StatedInputs
from backend.scoring.models import LeafEvidence, ScoringRound, SheetExtension
from backend.scoring.serializers import CRITERIA
from workflows.rules.rounds import Phase

PHASES = [
    (Phase.SELF.value, _("Tự chấm")), (Phase.APPRAISAL.value, _("Thẩm định lần 1")),
    (Phase.EXPLANATION.value, _("Giải trình")), (Phase.SECOND.value, _("Thẩm định lần 2")),
]  # fmt: skip


class DatesInputs(serializers.Serializer[Any]):
    """The last day of each phase; a phase is open through that whole day."""

    self_until = serializers.DateField(label=_("Tự chấm đến hết ngày"))
    appraisal_until = serializers.DateField(label=_("Thẩm định lần 1 đến hết ngày"))
    explain_until = serializers.DateField(
        required=False, allow_null=True, label=_("Giải trình đến hết ngày"),
        help_text=_("Để trống nếu đợt không có giải trình."),
    )  # fmt: skip
    second_until = serializers.DateField(
        required=False, allow_null=True, label=_("Thẩm định lần 2 đến hết ngày"),
        help_text=_("Để trống nếu đợt không có thẩm định lần 2."),
    )  # fmt: skip
    publish_on = serializers.DateField(required=False, allow_null=True, label=_("Dự kiến công bố ngày"))


class PlanRoundInputs(DatesInputs):
    """Whose units are scored by which criteria sets, who runs it, and until when."""

    title = serializers.CharField(max_length=200, label=_("Tên đợt chấm điểm"))
    unit = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), label=_("Cơ quan có các đơn vị được chấm"),
        help_text=_("Các đơn vị cùng nhóm trực thuộc cơ quan này được mở phiếu."),
    )  # fmt: skip
    sets = serializers.ListField(
        child=serializers.PrimaryKeyRelatedField(queryset=CRITERIA), allow_empty=False, max_length=20,
        label=_("Bộ tiêu chí của năm"),
    )  # fmt: skip
    runner = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan chủ trì đợt"))
    own_appraiser = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), required=False, allow_null=True,
        label=_("Cơ quan thẩm định phiếu của chính cơ quan chủ trì"),
        help_text=_("Bắt buộc khi cơ quan chủ trì cũng được chấm điểm."),
    )  # fmt: skip
    document = serializers.CharField(max_length=300, required=False, allow_blank=True, label=_("Văn bản triển khai"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class ChangeRoundInputs(DatesInputs):
    """New dates for every unit of a round, with the reason."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class ApproveRoundInputs(serializers.Serializer[Any]):
    """Whether sheets that are not ready are left out, and the note of the approval."""

    note = serializers.CharField(max_length=500, required=False, allow_blank=True, label=_("Ý kiến phê duyệt"))
    leave_out_unfinished = serializers.BooleanField(
        required=False, default=False, label=_("Phê duyệt khi còn phiếu chưa thẩm định xong"),
        help_text=_("Đơn vị chưa thẩm định xong được ghi “chưa có số liệu”, không bao giờ ghi 0 điểm."),
    )  # fmt: skip


class RoundReasonInputs(serializers.Serializer[Any]):
    """Why a round is opened again."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class ExtendInputs(serializers.Serializer[Any]):
    """A longer date of one phase for one unit."""

    phase = serializers.ChoiceField(choices=PHASES, label=_("Bước được gia hạn"))
    until = serializers.DateField(label=_("Đến hết ngày"))
    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class GoBackInputs(serializers.Serializer[Any]):
    """Why a sheet goes back, and until when the unit or the appraisers then have time."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))
    until = serializers.DateField(
        required=False, allow_null=True, label=_("Thời hạn mới, đến hết ngày"),
        help_text=_("Bắt buộc khi hạn của bước này đã qua."),
    )  # fmt: skip


class ExplanationInputs(serializers.Serializer[Any]):
    """What the unit says about one appraised criterion."""

    leaf = serializers.CharField(max_length=60, label=_("Mã tiêu chí"))
    reason = serializers.CharField(max_length=500, min_length=3, label=_("Giải trình"))
    evidence = serializers.CharField(
        max_length=500, required=False, allow_blank=True, default="", label=_("Tài liệu kiểm chứng (tên, mục, trang)")
    )


class ExplainInputs(serializers.Serializer[Any]):
    """Explanations of some criteria."""

    values = serializers.ListField(
        child=ExplanationInputs(), allow_empty=False, max_length=500, label=_("Giải trình theo tiêu chí")
    )


class AttachInputs(StatedInputs):
    """A proof of a criterion with the page where it stands: a file, or evidence already given to a task."""

    leaf = serializers.CharField(max_length=60, label=_("Mã tiêu chí"))
    title = serializers.CharField(max_length=300, required=False, allow_blank=True, label=_("Tên tài liệu kiểm chứng"))
    page_reference = serializers.CharField(
        max_length=100, label=_("Mục, trang"), help_text=_("Chỗ trong tài liệu chứng minh, ví dụ: Mục II, trang 3.")
    )
    proof = serializers.PrimaryKeyRelatedField(
        queryset=Evidence.objects.all(), required=False, allow_null=True,
        label=_("Tài liệu đã nộp cho nhiệm vụ (số)"),
    )  # fmt: skip
    file = serializers.FileField(required=False, allow_null=True, label=_("Tệp (PDF, ảnh, Word, Excel)"))


class ScoringRoundSerializer(serializers.ModelSerializer[ScoringRound]):
    """A round as the API shows it."""

    class Meta:
        model = ScoringRound
        fields = (
            "id", "version", "state", "title", "year", "unit", "runner", "own_appraiser", "sets", "document",
            "self_until", "appraisal_until", "explain_until", "second_until", "publish_on", "approved_by",
            "approved_at", "illustrative",
        )  # fmt: skip
        read_only_fields = fields


class SheetExtensionSerializer(serializers.ModelSerializer[SheetExtension]):
    """A longer date that a unit was given."""

    phase = serializers.ChoiceField(choices=PHASES, read_only=True)

    class Meta:
        model = SheetExtension
        fields = ("id", "phase", "until", "reason", "given_by", "given_at")
        read_only_fields = fields


class LeafEvidenceSerializer(serializers.ModelSerializer[LeafEvidence]):
    """A proof of a criterion."""

    class Meta:
        model = LeafEvidence
        fields = ("id", "leaf", "round", "title", "page_reference", "proof", "paper", "given_by", "given_at")
        read_only_fields = fields
