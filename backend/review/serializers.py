"""What the review shows through the API and what its acts ask for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.base import clock
from backend.base.reasons import said
from backend.catalogue.models import Edition, EditionKind
from backend.catalogue.queries import awards_known
from backend.history.models import Ground
from backend.nominations.fallbacks import fallback_of
from backend.nominations.models import Nomination
from backend.nominations.queries import terms_of
from backend.rest.secrecy import StatedInputs
from backend.review.models import Stage, Supplement
from backend.review.pinned import definition, process_at
from workflows.processes import navigation

SUPPLEMENT_WITHIN = timedelta(days=365)


class ChoosePackInputs(serializers.Serializer[Any]):
    """Which newer pack a dossier is judged by, why it is more favourable, and what allows the choice."""

    pack = serializers.PrimaryKeyRelatedField(
        queryset=Edition.objects.filter(kind__in=(EditionKind.PACK, EditionKind.OVERLAY)).defer("text"),
        label=_("Bộ quy định mới hơn"),
    )
    reason = serializers.CharField(max_length=500, min_length=8, label=_("Vì sao có lợi hơn cho người được đề nghị"))
    basis = serializers.CharField(
        max_length=500, min_length=8, label=_("Căn cứ"), help_text=_("Văn bản, điều khoản cho phép chọn.")
    )


class StageSerializer(serializers.ModelSerializer[Stage]):
    """One step of a dossier: whose turn, until when, how it ended."""

    title = serializers.SerializerMethodField()
    nominee = serializers.CharField(source="nomination.nominee_name")
    award = serializers.CharField(source="nomination.award")
    submission = serializers.IntegerField(source="nomination.submission_id")
    owner_unit = serializers.CharField(source="owner_unit.code")
    overdue = serializers.SerializerMethodField()

    class Meta:
        model = Stage
        fields = (
            "id", "nomination", "submission", "nominee", "award", "code", "title", "stage_kind", "attempt", "state",
            "owner_role", "owner_unit", "independent", "opened_at", "due_on", "paused_on", "overdue", "closed_at",
            "closed_by", "opinion", "version",
        )  # fmt: skip
        read_only_fields = fields

    def get_title(self, stage: Stage) -> str:
        """The stage's name in the pinned process."""
        return said(definition(stage).title)

    def get_overdue(self, stage: Stage) -> bool:
        """Whether its date due has passed while it was open."""
        return stage.state == "open" and stage.due_on is not None and stage.due_on < clock.today()


class SupplementSerializer(serializers.ModelSerializer[Supplement]):
    """A supplement asked of the unit."""

    class Meta:
        model = Supplement
        fields = (
            "id", "reason", "deadline", "asked_by", "asked_at", "answer", "answered_by", "answered_at",
        )  # fmt: skip
        read_only_fields = fields


WHY = _("Lý do")


def _reason(label: Any = WHY, limit: int = 500) -> serializers.CharField:
    return serializers.CharField(label=label, max_length=limit, style={"base_template": "textarea.html"})


class ReceiveInputs(serializers.Serializer[Any]):
    """Number, date of arrival and, where needed, reasons."""

    received_on = serializers.DateField(
        label=_("Ngày hồ sơ đến"), required=False, help_text=_("Để trống: hôm nay. Ngày này chọn luật áp dụng.")
    )
    register_number = serializers.RegexField(
        r"^[\w./-]*$", label=_("Số đến"), max_length=40, required=False, allow_blank=True, default="",
        help_text=_("Để trống: số tiếp theo của đợt xét."),
    )  # fmt: skip
    late_reason = serializers.CharField(
        label=_("Lý do ghi ngày đến trong quá khứ"), max_length=500, required=False, allow_blank=True, default=""
    )
    paper_register = serializers.CharField(
        label=_("Số, ngày trong sổ văn bản đến"), max_length=200, required=False, allow_blank=True, default="",
        help_text=_("Khi bản giấy đến trước ngày trình trên hệ thống và ngày đến chọn luật khác."),
    )  # fmt: skip
    due_reason = serializers.CharField(
        label=_("Lý do áp dụng thời hạn chưa xác nhận"), max_length=300, required=False, allow_blank=True, default="",
        help_text=_("Chỉ khi hẹn trả theo thời hạn “cần xác nhận”; lý do được in trên phiếu."),
    )  # fmt: skip


class ReasonInputs(serializers.Serializer[Any]):
    """An act that needs its reason."""

    reason = _reason()


class OpinionInputs(serializers.Serializer[Any]):
    """Passing a stage on, with an opinion if there is one."""

    opinion = serializers.CharField(
        label=_("Ý kiến"), max_length=2000, required=False, allow_blank=True, default="",
        style={"base_template": "textarea.html"},
    )  # fmt: skip


class SupplementInputs(serializers.Serializer[Any]):
    """What is missing, and until when."""

    reason = _reason(_("Cần bổ sung gì, vì sao"), 1000)
    deadline = serializers.DateField(label=_("Hạn bổ sung"))

    def validate_deadline(self, value: Any) -> Any:
        """A deadline lies after today, and not so far that the clock that it stops would never run again."""
        today = clock.today()
        if value <= today:
            raise serializers.ValidationError(_("Hạn bổ sung phải sau hôm nay."))
        if value > today + SUPPLEMENT_WITHIN:
            last = f"{today + SUPPLEMENT_WITHIN:%d/%m/%Y}"
            raise serializers.ValidationError(_("Hạn bổ sung không quá một năm: đến %(day)s.") % {"day": last})
        return value


class AnswerInputs(StatedInputs):
    """The unit's supplement, with a paper if there is one."""

    answer = serializers.CharField(
        label=_("Nội dung bổ sung, giải trình"), max_length=2000, style={"base_template": "textarea.html"}
    )
    file = serializers.FileField(label=_("Tệp kèm theo"), required=False, help_text=_("PDF, ảnh, Word hoặc Excel."))


class SendBackInputs(serializers.Serializer[Any]):
    """To which earlier stage, and why; with one possible stage it need not be said."""

    reason = _reason()
    to = serializers.SlugField(
        label=_("Bước nhận lại"), max_length=60, required=False, allow_blank=True, default="",
        help_text=_("Để trống nếu quy trình chỉ cho chuyển về một bước."),
    )  # fmt: skip

    @staticmethod
    def offered(stages: Sequence[Stage]) -> dict[str, list[tuple[str, str]]]:
        """The earlier stages that the pinned process lets these be sent back to."""
        found = [item for stage in stages for item in navigation.return_targets(process_at(stage), stage.code)]
        return {"to": list({item.code: said(item.title) for item in found}.items())}


class ProposeChangeInputs(serializers.Serializer[Any]):
    """The other award, and why."""

    to_award = serializers.SlugField(label=_("Hình thức khen đề nghị"), max_length=60)
    to_ground = serializers.ChoiceField(
        label=_("Loại hình khen thưởng"), choices=Ground.choices, required=False, allow_blank=True,
        help_text=_("Để trống thì giữ loại hình đang đề nghị, nếu hình thức mới có loại hình đó."),
    )  # fmt: skip
    reason = _reason()
    answer_by = serializers.DateField(label=_("Đề nghị đơn vị trả lời trước hết ngày"), required=False, allow_null=True)

    @staticmethod
    def offered(stages: Sequence[Stage]) -> dict[str, list[tuple[str, str]]]:
        """The awards of the pinned process for this kind of nominee: others, and its own where it has more grounds."""
        found: dict[str, str] = {}
        grounds: set[Ground] = set()
        for stage in stages:
            nomination, process = stage.nomination, process_at(stage)
            for award in terms_of(nomination.submission).awards.values():
                own = award.code == nomination.award
                if award.code in process.awards and nomination.nominee_kind in {kind.value for kind in award.nominees}:
                    grounds |= {Ground(one.value) for one in award.grounds}
                    if not own or len(award.grounds) > 1:
                        found[award.code] = said(award.name)
        return {
            "to_award": list(found.items()),
            "to_ground": [(one.value, str(one.label)) for one in Ground if one in grounds],
        }


class ProposeFallbackInputs(serializers.Serializer[Any]):
    """Which fallback of the refused award, and why."""

    to_award = serializers.SlugField(label=_("Hình thức khen thay thế"), max_length=60)
    reason = _reason()
    answer_by = serializers.DateField(
        label=_("Đề nghị đơn vị trả lời trước hết ngày"), required=False, allow_null=True,
        help_text=_("Không cần khi chính thủ trưởng đơn vị đề nghị."),
    )  # fmt: skip

    @staticmethod
    def offered(rows: Sequence[Nomination]) -> dict[str, list[tuple[str, str]]]:
        """The fallbacks that the rules of these dossiers name."""
        found: dict[str, str] = {}
        for row in rows:
            on = row.submission.received_on or clock.today()
            rule, known = fallback_of(row, on), awards_known(on)
            found |= {code: said(known[code].name) for code in (rule.falls_to if rule else ()) if code in known}
        return {"to_award": list(found.items())}


class AnswerChangeInputs(serializers.Serializer[Any]):
    """Yes or no of the unit's head."""

    consent = serializers.ChoiceField(
        label=_("Trả lời"), choices=[("yes", _("Đồng ý chuyển")), ("no", _("Không đồng ý, giữ hình thức đã đề nghị"))]
    )
    reason = serializers.CharField(
        label=_("Lý do của đơn vị"), max_length=500, required=False, allow_blank=True, default="",
        help_text=_("Bắt buộc khi không đồng ý."),
    )  # fmt: skip

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Whoever does not agree says why."""
        if data["consent"] == "no" and len(data.get("reason", "").strip()) < 3:
            raise serializers.ValidationError({"reason": _("Ghi lý do không đồng ý.")})
        return data


class ForwardInputs(serializers.Serializer[Any]):
    """The letter that forwards a row to a higher body."""

    number = serializers.RegexField(r"^[\w./-]+$", label=_("Số, ký hiệu văn bản"), max_length=80)
    on = serializers.DateField(label=_("Ngày văn bản"))
    addressee = serializers.CharField(label=_("Nơi nhận"), max_length=250)
    signatory = serializers.CharField(
        label=_("Người ký"), max_length=200, required=False, allow_blank=True, default="",
        help_text=_("Để trống: tên người làm việc này."),
    )  # fmt: skip
    opinion = serializers.CharField(
        label=_("Ý kiến"), max_length=2000, required=False, allow_blank=True, default="",
        style={"base_template": "textarea.html"},
    )  # fmt: skip


class RecordHigherInputs(StatedInputs):
    """What a higher body decided, with the scanned decision."""

    granted = serializers.ChoiceField(
        label=_("Kết quả"), choices=[("yes", _("được khen")), ("no", _("không được khen"))]
    )
    number = serializers.RegexField(r"^[\w./-]+$", label=_("Số, ký hiệu quyết định hoặc văn bản"), max_length=80)
    on = serializers.DateField(label=_("Ngày ký"))
    issuer = serializers.CharField(label=_("Cơ quan ban hành"), max_length=200)
    file = serializers.FileField(label=_("Bản quét"), help_text=_("PDF hoặc ảnh của quyết định."))
