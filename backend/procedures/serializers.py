"""Inputs of the acts on drafts of processes and on moving dossiers; codes are offered by their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.base import clock
from backend.base.reasons import said
from backend.catalogue.drafting import DIRECTIONS
from backend.catalogue.models import Edition, EditionKind
from backend.catalogue.queries import award_label, awards_known
from backend.catalogue.statuses import STATUSES
from backend.organisation.models import Unit
from backend.organisation.queries import counting
from backend.rest.fields import Within
from permissions.roles import LABELS as ROLES
from permissions.roles import Role as Held
from workflows.facts import Ground
from workflows.labels import label
from workflows.processes.checks import MOST_DAYS, MOST_RETURNS
from workflows.processes.schema import Audience, Place, Role, Silence, StageGuard, StageKind, StagePaper

PROCESSES = Edition.objects.filter(kind=EditionKind.PROCESS).defer("text")
NEWER = Edition.objects.filter(kind=EditionKind.PROCESS, code=OuterRef("code"), version__gt=OuterRef("version"))
NEWEST = PROCESSES.filter(~Exists(NEWER))
"""A draft goes on from the newest version: one from an older version could not be published."""
LONG = {"base_template": "textarea.html"}


_said = lazy(said, str)


def words(members: Iterable[StrEnum]) -> list[tuple[str, Any]]:
    """The members of a closed set with their words, in the language of whoever asks."""
    return [(one.value, _said(ROLES[Held(one.value)] if isinstance(one, Role) else label(one))) for one in members]


KINDS, ROLE_WORDS, PLACES, AUDIENCES = words(StageKind), words(Role), words(Place), words(Audience)


def _some(members: Iterable[StrEnum], **more: Any) -> serializers.ListField:
    child = serializers.ChoiceField(choices=words(members))
    return serializers.ListField(child=child, max_length=20, required=False, default=list, **more)


class Drafting(Within):
    """A unit of today at which the person drafts processes."""

    def __init__(self, **more: Any) -> None:
        super().__init__("process_draft.create", queryset=Unit.objects.order_by("name"), **more)

    def get_queryset(self) -> Any:
        """Without units that are gone or not there yet."""
        return super().get_queryset().filter(counting(clock.today()))


class CreateProcessDraftInputs(serializers.Serializer[Any]):
    """A new draft: from a version in force, or empty."""

    unit = Drafting(label=_("Cơ quan soạn"))
    basis = serializers.PrimaryKeyRelatedField(
        queryset=NEWEST, required=False, allow_null=True, default=None, label=_("Sửa từ quy trình đã có"),
        help_text=_("Để trống: quy trình mới, chưa có bước nào."),
    )  # fmt: skip
    title = serializers.CharField(
        max_length=250, required=False, allow_blank=True, default="", label=_("Tên quy trình"),
        help_text=_("Để trống khi sửa từ quy trình đã có: giữ tên cũ."),
    )  # fmt: skip
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """A process from nothing needs a name."""
        if data.get("basis") is None and len(data.get("title", "").strip()) < 5:
            raise serializers.ValidationError({"title": _("Hãy đặt tên cho quy trình mới (ít nhất 5 ký tự).")})
        return data


class EditProcessInputs(serializers.Serializer[Any]):
    """What a process says of itself beside its stages."""

    title_vi = serializers.CharField(max_length=250, min_length=5, label=_("Tên quy trình"))
    title_en = serializers.CharField(
        max_length=250, required=False, allow_blank=True, default="", label=_("Tên bằng tiếng Anh")
    )
    awards = serializers.ListField(
        child=serializers.SlugField(max_length=60), max_length=60, required=False, default=list,
        label=_("Dùng cho danh hiệu, hình thức khen"),
    )  # fmt: skip
    grounds = _some(Ground, label=_("Loại hình khen"))
    internal = serializers.BooleanField(
        required=False, default=False, label=_("Xét trong nội bộ đơn vị"),
        help_text=_("Đơn vị tự xét và quyết định, không trình lên cấp trên."),
    )  # fmt: skip
    basis = serializers.CharField(max_length=300, required=False, allow_blank=True, default="", label=_("Căn cứ"))
    source = serializers.CharField(  # type: ignore[assignment]
        max_length=120, required=False, allow_blank=True, default="", label=_("Nguồn, nơi đã đọc")
    )
    status = serializers.ChoiceField(STATUSES, default="unconfirmed", label=_("Căn cứ đã kiểm chứng đến đâu"))
    note = serializers.CharField(
        max_length=1000, required=False, allow_blank=True, default="", label=_("Ghi chú"), style=LONG
    )

    @staticmethod
    def offered(_drafts: Sequence[Any]) -> dict[str, list[tuple[str, str]]]:
        """The awards of the catalogue of today."""
        return {"awards": [(code, said(award_label(code))) for code in awards_known()]}


class StageInputs(serializers.Serializer[Any]):
    """Everything a stage says of itself; what follows it is told by its place."""

    kind = serializers.ChoiceField(KINDS, label=_("Loại bước"))
    title_vi = serializers.CharField(max_length=200, min_length=3, label=_("Tên bước"))
    title_en = serializers.CharField(
        max_length=200, required=False, allow_blank=True, default="", label=_("Tên bằng tiếng Anh")
    )
    beside = serializers.BooleanField(required=False, default=False, label=_("Làm cùng lúc với bước đứng trước"))
    owner_role = serializers.ChoiceField(ROLE_WORDS, label=_("Người phụ trách"))
    owner_unit = serializers.ChoiceField(PLACES, label=_("Người phụ trách ở"))
    alternate_role = serializers.ChoiceField(ROLE_WORDS, label=_("Người thay thế khi người phụ trách không được làm"))
    alternate_unit = serializers.ChoiceField(PLACES, label=_("Người thay thế ở"))
    deputy = serializers.BooleanField(
        required=False, default=False, label=_("Người thay thế là người khác giữ cùng vai trò")
    )
    independent = serializers.BooleanField(
        required=False, default=False, label=_("Người cùng đơn vị với người được đề nghị không được làm bước này")
    )
    days = serializers.IntegerField(
        min_value=1, max_value=MOST_DAYS, required=False, allow_null=True, default=None, label=_("Thời hạn (ngày)"),
        help_text=_("Để trống nếu không nguồn nào cho biết số ngày."),
    )  # fmt: skip
    counting = serializers.ChoiceField(
        [("working", _("ngày làm việc")), ("calendar", _("ngày theo lịch"))], default="working", label=_("Tính theo")
    )
    pauses = serializers.BooleanField(
        required=False, default=False, label=_("Thời gian chờ đơn vị bổ sung không tính vào thời hạn")
    )
    clock_basis = serializers.CharField(
        max_length=300, required=False, allow_blank=True, default="", label=_("Căn cứ của thời hạn"),
        help_text=_("Là mục tiêu của cơ quan thì ghi “mục tiêu nội bộ”."),
    )  # fmt: skip
    clock_source = serializers.CharField(
        max_length=120, required=False, allow_blank=True, default="", label=_("Nguồn của thời hạn"),
        help_text=_("Nơi đã đọc, ví dụ: Cổng dịch vụ công của tỉnh; quy chế của cơ quan."),
    )  # fmt: skip
    clock_status = serializers.ChoiceField(STATUSES, default="unconfirmed", label=_("Thời hạn đã kiểm chứng đến đâu"))
    papers = _some(
        StagePaper, label=_("Giấy tờ của bước"), help_text=_("Giấy tờ bước này cần có khi làm, hoặc làm ra.")
    )
    guards = _some(
        StageGuard, label=_("Điều kiện để xong bước"), help_text=_("Chưa đủ những điều này thì không xong được bước.")
    )
    vote_rule = serializers.CharField(
        max_length=80, required=False, allow_blank=True, default="", label=_("Quy tắc bỏ phiếu")
    )
    returns_to = serializers.ListField(
        child=serializers.SlugField(max_length=60), max_length=20, required=False, default=list,
        label=_("Được chuyển lại cho"), help_text=_("Hồ sơ quay về bước được chọn và đi lại từ đó."),
    )  # fmt: skip
    max_returns = serializers.IntegerField(
        min_value=0, max_value=MOST_RETURNS, required=False, default=0, label=_("Số lần chuyển lại nhiều nhất"),
        help_text=_("Không chọn bước nào thì ghi 0."),
    )  # fmt: skip
    shown_days = serializers.IntegerField(
        min_value=0, max_value=MOST_DAYS, required=False, default=0, label=_("Công khai trong (ngày làm việc)"),
        help_text=_("0: bằng thời hạn của bước."),
    )  # fmt: skip
    audience = serializers.ChoiceField(AUDIENCES, default=Audience.UNIT.value, label=_("Công khai cho"))
    keep_comments = serializers.IntegerField(
        min_value=1, max_value=MOST_DAYS, required=False, default=30, label=_("Giữ ý kiến góp ý thêm (ngày)")
    )
    consulted = serializers.ListField(
        child=serializers.CharField(max_length=40), max_length=20, required=False, default=list,
        label=_("Cơ quan được lấy ý kiến"),
    )  # fmt: skip
    question = serializers.CharField(
        max_length=500, required=False, allow_blank=True, default="", label=_("Nội dung lấy ý kiến")
    )
    silence = serializers.ChoiceField(
        words(Silence), default=Silence.WAITS.value, label=_("Quá hạn mà không trả lời thì")
    )
    basis = serializers.CharField(max_length=300, required=False, allow_blank=True, default="", label=_("Căn cứ"))
    source = serializers.CharField(  # type: ignore[assignment]
        max_length=120, required=False, allow_blank=True, default="", label=_("Nguồn, nơi đã đọc")
    )
    status = serializers.ChoiceField(STATUSES, default="unconfirmed", label=_("Căn cứ đã kiểm chứng đến đâu"))
    note = serializers.CharField(
        max_length=1000, required=False, allow_blank=True, default="", label=_("Ghi chú"), style=LONG
    )


class AddStageInputs(StageInputs):
    """A stage and behind which one it stands."""

    after = serializers.CharField(
        max_length=60, required=False, allow_blank=True, default="", label=_("Đứng sau bước"),
        help_text=_("Để trống: đứng cuối."),
    )  # fmt: skip


class ChangeStageInputs(StageInputs):
    """A stage as it shall be; `seen` is the mark of the stage that was read, so that nobody's change is lost."""

    target = serializers.CharField(max_length=60, label=_("Bước đang sửa"))
    seen = serializers.CharField(
        max_length=16, required=False, allow_blank=True, default="", label=_("Dấu của bước lúc đọc")
    )


class MoveStageInputs(serializers.Serializer[Any]):
    """Which stage goes up or down."""

    target = serializers.CharField(max_length=60, label=_("Bước"))
    direction = serializers.ChoiceField(DIRECTIONS, label=_("Chuyển"))


class RemoveStageInputs(serializers.Serializer[Any]):
    """Which stage goes."""

    target = serializers.CharField(max_length=60, label=_("Bước"))
    seen = serializers.CharField(
        max_length=16, required=False, allow_blank=True, default="", label=_("Dấu của bước lúc đọc")
    )


class RestoreProcessInputs(serializers.Serializer[Any]):
    """Which earlier state comes back."""

    revision = serializers.IntegerField(min_value=1, max_value=2**31 - 1, label=_("Bản số"))


class DraftReasonInputs(serializers.Serializer[Any]):
    """Why a draft goes back or is dropped."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class PublishProcessInputs(serializers.Serializer[Any]):
    """From when the version holds."""

    in_force_from = serializers.DateField(
        label=_("Áp dụng cho hồ sơ tiếp nhận từ ngày"),
        help_text=_("Hồ sơ đang xét giữ phiên bản của mình cho đến khi có người chuyển."),
    )


class MoveProcessInputs(serializers.Serializer[Any]):
    """To which version, which new stage takes the place of an open one, and why."""

    to = serializers.PrimaryKeyRelatedField(queryset=PROCESSES, label=_("Phiên bản mới"))
    mapping = serializers.ListField(
        child=serializers.RegexField(r"^[\w-]{1,60}=[\w-]{1,60}$"), max_length=20, required=False, default=list,
        label=_("Bước cũ=bước mới"), help_text=_("Chỉ cần cho bước không có trong phiên bản mới."),
    )  # fmt: skip
    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


def mapping_of(lines: Iterable[str]) -> dict[str, str]:
    """The chosen places from "old=new" lines; `-` lets a stage end."""
    return dict(line.split("=", 1) for line in lines)
