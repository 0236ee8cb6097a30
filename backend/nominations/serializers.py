"""Inputs of the acts on submissions and their rows."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.catalogue.models import Round
from backend.history.events import EventInputs, event_faults
from backend.history.models import Ground
from backend.nominations.models import ATTACHABLE, Nomination, NomineeKind, SubmissionPaper
from backend.organisation.models import Person, Unit
from backend.rest.fields import Within
from backend.rest.secrecy import StatedInputs

YEARS: dict[str, Any] = {"min_value": 1990, "max_value": 2100}
VOTES: dict[str, Any] = {"min_value": 0, "max_value": 9999}
TEXTAREA: dict[str, Any] = {"base_template": "textarea.html"}
KINDS = (
    (NomineeKind.INDIVIDUAL.value, _("Cá nhân")),
    (NomineeKind.COLLECTIVE.value, _("Tập thể")),
    (NomineeKind.HOUSEHOLD.value, _("Hộ gia đình")),
)


class CreateInputs(serializers.Serializer[Any]):
    """What begins a submission."""

    round = serializers.PrimaryKeyRelatedField(
        queryset=Round.objects.filter(closed_at__isnull=True), label=_("Đợt xét")
    )
    unit = Within("submission.create", queryset=Unit.objects.all(), label=_("Đơn vị trình"))
    title = serializers.CharField(
        max_length=200, required=False, allow_blank=True, label=_("Trích yếu"),
        help_text=_("Để trống thì lấy theo tên đợt xét."),
    )  # fmt: skip


class EditInputs(serializers.Serializer[Any]):
    """The letter (tờ trình) of a submission, and what the unit states of its list in numbers."""

    title = serializers.CharField(max_length=200, required=False, label=_("Trích yếu"))
    letter_number = serializers.CharField(
        max_length=80, required=False, allow_blank=True, label=_("Số, ký hiệu tờ trình"),
        help_text=_("Ví dụ: 15/TTr-SNV"),
    )  # fmt: skip
    letter_date = serializers.DateField(required=False, allow_null=True, label=_("Ngày tờ trình"))
    stated_women = serializers.IntegerField(
        required=False,
        allow_null=True,
        label=_("Số nữ trong số cá nhân được đề nghị"),
        help_text=_("Chỉ ghi số, không bắt buộc. Để trống thì đếm theo danh xưng Ông, Bà khi dòng nào cũng có."),
        **VOTES,
    )
    stated_direct_workers = serializers.IntegerField(
        required=False,
        allow_null=True,
        label=_("Số người trực tiếp lao động, công tác trong số đó"),
        help_text=_("Chỉ ghi số, không bắt buộc."),
        **VOTES,
    )
    stated_leaders = serializers.IntegerField(
        required=False, allow_null=True, label=_("Số người giữ chức vụ lãnh đạo, quản lý trong số đó"),
        help_text=_("Chỉ ghi số, không bắt buộc."), **VOTES
    )  # fmt: skip


class AttachInputs(StatedInputs):
    """One paper of a submission or of one of its rows."""

    kind = serializers.ChoiceField(choices=[(k.value, k.label) for k in ATTACHABLE], label=_("Loại giấy tờ"))
    title = serializers.CharField(max_length=200, required=False, allow_blank=True, label=_("Tên giấy tờ"))
    file = serializers.FileField(
        label=_("Tệp"), help_text=_("PDF, ảnh PNG hoặc JPEG, Word (.docx), Excel (.xlsx)."), allow_empty_file=True
    )
    nomination = serializers.PrimaryKeyRelatedField(
        queryset=Nomination.objects.all(), required=False, allow_null=True, label=_("Của dòng"),
        help_text=_("Để trống nếu giấy tờ chung cho cả danh sách."),
    )  # fmt: skip


class RowVotes(serializers.Serializer[Any]):
    """How the unit's meeting voted on one row."""

    nomination = serializers.IntegerField(min_value=1)
    votes_for = serializers.IntegerField(**VOTES)
    votes_against = serializers.IntegerField(**VOTES)

    def to_internal_value(self, data: Any) -> Any:
        """An object, or the short form "key:for:against" that pages send."""
        if isinstance(data, str):
            parts = data.split(":")
            data = dict(zip(("nomination", "votes_for", "votes_against"), parts, strict=False))
        return super().to_internal_value(data)


class MeetingInputs(serializers.Serializer[Any]):
    """The unit's own meeting and its votes."""

    meeting_on = serializers.DateField(label=_("Ngày họp"))
    meeting_chair = serializers.CharField(max_length=200, label=_("Người chủ trì"))
    meeting_members = serializers.IntegerField(label=_("Số người được triệu tập"), **VOTES)
    meeting_present = serializers.IntegerField(label=_("Số người dự họp"), **VOTES)
    votes = serializers.ListField(
        child=RowVotes(),
        required=False,
        max_length=2000,
        label=_("Phiếu từng dòng"),
        help_text=_("Mỗi dòng: khóa:đồng ý:không đồng ý"),
    )

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Nobody attends who was not called."""
        if data["meeting_present"] > data["meeting_members"]:
            raise serializers.ValidationError({"meeting_present": _("Số dự họp lớn hơn số được triệu tập.")})
        return data


class ShareInputs(serializers.Serializer[Any]):
    """With whom a dossier is shared for reading."""

    person = serializers.PrimaryKeyRelatedField(queryset=Person.living.all(), label=_("Chia sẻ cho"))


class RowInputs(EventInputs):
    """What a row says of its nominee; shared by adding and editing."""

    award = serializers.SlugField(max_length=60, label=_("Hình thức khen"))
    ground = serializers.ChoiceField(
        choices=Ground.choices, required=False, allow_blank=True, label=_("Loại hình khen thưởng"),
        help_text=_("Để trống khi hình thức khen chỉ có một loại hình, hoặc đợt xét chỉ xét một loại hình."),
    )  # fmt: skip
    position = serializers.CharField(
        max_length=200, required=False, allow_blank=True, label=_("Chức vụ, đơn vị tại thời điểm lập thành tích")
    )
    citation = serializers.CharField(max_length=500, label=_("Thành tích ghi trên bằng"), style=TEXTAREA)
    achievement = serializers.CharField(
        max_length=20_000, required=False, allow_blank=True, label=_("Tóm tắt thành tích"), style=TEXTAREA
    )
    achievement_from = serializers.IntegerField(required=False, label=_("Thành tích từ năm"), **YEARS)
    achievement_to = serializers.IntegerField(required=False, label=_("đến năm"), **YEARS)

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Years and the days of an event in order."""
        first, last = data.get("achievement_from"), data.get("achievement_to")
        faults: dict[str, Any] = {**event_faults(data)}
        if first and last and last < first:
            faults["achievement_to"] = _("Năm cuối phải bằng hoặc sau năm đầu.")
        if faults:
            raise serializers.ValidationError(faults)
        return data


class AddInputs(RowInputs):
    """A new row: the nominee by choice or by name."""

    nominee_kind = serializers.ChoiceField(choices=KINDS, label=_("Loại"))
    name = serializers.CharField(max_length=200, required=False, allow_blank=True, label=_("Họ tên hoặc tên tập thể"))
    unit_name = serializers.CharField(
        max_length=200, required=False, allow_blank=True, label=_("Đơn vị công tác"),
        help_text=_("Cần ghi khi trong đơn vị có người trùng tên."),
    )  # fmt: skip
    person = serializers.PrimaryKeyRelatedField(
        queryset=Person.living.all(), required=False, allow_null=True, label=_("Hoặc chọn người")
    )
    collective = Within(
        "nomination.add",
        queryset=Unit.objects.all(),
        required=False,
        allow_null=True,
        label=_("Hoặc chọn tập thể"),
    )
    honorific = serializers.ChoiceField(
        choices=[("Ông", _("Ông")), ("Bà", _("Bà"))], required=False, allow_blank=True, label=_("Danh xưng")
    )
    new_person = serializers.BooleanField(
        required=False, default=False, label=_("Người này chưa có trong hệ thống: thêm mới")
    )

    def validate(self, data: dict[str, Any]) -> dict[str, Any]:
        """Somebody must be named."""
        if not (data.get("name") or data.get("person") or data.get("collective")):
            raise serializers.ValidationError({"name": _("Hãy ghi họ tên hoặc tên tập thể.")})
        return super().validate(data)


class ChangeInputs(RowInputs):
    """A row as it should be."""

    honorific = serializers.ChoiceField(
        choices=[("Ông", _("Ông")), ("Bà", _("Bà"))], required=False, allow_blank=True, label=_("Danh xưng")
    )


class ImportInputs(StatedInputs):
    """A filled-in template; `new_people` names the sheet rows whose people are to be added to the system."""

    file = serializers.FileField(label=_("Tệp Excel theo mẫu"), allow_empty_file=True, style={"accept": ".xlsx"})
    new_people = serializers.ListField(
        child=serializers.IntegerField(min_value=2, max_value=5000), required=False, max_length=2000
    )


class PasteInputs(serializers.Serializer[Any]):
    """Rows copied from a spreadsheet, and what holds for every row that leaves a cell empty."""

    text = serializers.CharField(
        max_length=600_000, trim_whitespace=False, label=_("Dán các dòng ở đây"), style=TEXTAREA,
        help_text=_(
            "Chép vùng ô trong Excel rồi dán. Có dòng tiêu đề thì cột theo tiêu đề; không có thì mỗi dòng: họ tên, "
            "chức vụ, đơn vị."
        ),
    )  # fmt: skip
    every_nominee_kind = serializers.ChoiceField(
        choices=KINDS, required=False, default=NomineeKind.INDIVIDUAL.value, label=_("Loại, khi dòng để trống")
    )
    every_award = serializers.SlugField(
        max_length=60, required=False, allow_blank=True, label=_("Hình thức khen, khi dòng để trống")
    )
    every_ground = serializers.ChoiceField(
        choices=Ground.choices, required=False, allow_blank=True, label=_("Loại hình khen thưởng, khi dòng để trống")
    )
    every_citation = serializers.CharField(
        max_length=500, required=False, allow_blank=True, label=_("Thành tích ghi trên bằng, khi dòng để trống")
    )
    new_people = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=20_000), required=False, max_length=2000
    )


class ProcedureInputs(serializers.Serializer[Any]):
    """Which case of the simplified procedure holds, and why; empty: the full procedure."""

    case = serializers.SlugField(max_length=80, required=False, allow_blank=True, label=_("Trường hợp"))
    reason = serializers.CharField(
        min_length=10, max_length=500, label=_("Lý do"), style=TEXTAREA,
        help_text=_("Cơ quan thẩm định sẽ đọc lý do này."),
    )  # fmt: skip


class SignedCopyInputs(StatedInputs):
    """A signed copy of a paper that is already there."""

    original = serializers.PrimaryKeyRelatedField(
        queryset=SubmissionPaper.objects.select_related("paper"), label=_("Là bản đã ký của")
    )
    file = serializers.FileField(
        label=_("Tệp bản đã ký"), help_text=_("PDF có chữ ký số, hoặc bản chụp."), allow_empty_file=True
    )
