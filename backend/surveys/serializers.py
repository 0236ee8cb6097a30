"""Inputs of the acts on question sets and surveys."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.catalogue.statuses import STATUSES
from backend.organisation.models import Unit
from backend.surveys.models import QuestionSet, SurveyGroup
from backend.surveys.words import ASKED, ELEMENT_METHODS, INSTRUMENTS, QUESTION_METHODS, TEMPLATES, TOTAL_METHODS
from workflows.basis import Status
from workflows.rules.survey_hiding import USUAL_MINIMUM

FIRST_YEAR, LAST_YEAR, MOST = 2000, 2100, 10**9
CODE = r"^[A-Za-z0-9][A-Za-z0-9_.-]*$"


class NewSetInputs(serializers.Serializer[Any]):
    """A new question set: for whom, from which beginning."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan ban hành"))
    code = serializers.RegexField(CODE, max_length=60, label=_("Mã bộ câu hỏi"))
    title = serializers.CharField(max_length=250, label=_("Tên bộ câu hỏi"))
    instrument = serializers.ChoiceField(choices=INSTRUMENTS, label=_("Loại khảo sát"))
    respondents = serializers.CharField(
        max_length=40, default="citizen", label=_("Nhóm người trả lời"),
        help_text=_("Một mã như citizen, organisation, council_deputy, department_leader; nhóm khác ghi tên nhóm."),
    )  # fmt: skip
    template = serializers.ChoiceField(
        choices=TEMPLATES, required=False, allow_blank=True, label=_("Bắt đầu từ mẫu"),
    )  # fmt: skip
    copy_of = serializers.PrimaryKeyRelatedField(
        queryset=QuestionSet.objects.all(), required=False, allow_null=True, label=_("Hoặc chép từ bộ câu hỏi"),
    )  # fmt: skip
    illustrative = serializers.BooleanField(default=False, label=_("Bản minh họa"))


class EditSetInputs(serializers.Serializer[Any]):
    """Name and method of a draft."""

    title = serializers.CharField(max_length=250, label=_("Tên bộ câu hỏi"))
    question_method = serializers.ChoiceField(choices=QUESTION_METHODS, label=_("Điểm một câu hỏi"))
    element_method = serializers.ChoiceField(choices=ELEMENT_METHODS, label=_("Điểm một yếu tố"))
    total_method = serializers.ChoiceField(choices=TOTAL_METHODS, label=_("Điểm chung"))
    method_source = serializers.CharField(
        max_length=300, required=False, allow_blank=True, label=_("Nguồn của cách tính"),
        help_text=_("Văn bản quy định cách tính; để trống khi chưa có."),
    )  # fmt: skip
    method_status = serializers.ChoiceField(
        choices=STATUSES, default=Status.UNCONFIRMED.value, label=_("Mức xác nhận"),
    )  # fmt: skip
    leaf = serializers.CharField(
        max_length=60, required=False, allow_blank=True, label=_("Mã tiêu chí nhận điểm chung")
    )


class PutInputs(serializers.Serializer[Any]):
    """One question with its element; a known code is written anew."""

    element = serializers.RegexField(CODE, max_length=40, label=_("Mã yếu tố"))
    element_title = serializers.CharField(
        max_length=250, required=False, allow_blank=True, label=_("Tên yếu tố"),
        help_text=_("Để trống nếu yếu tố đã có và giữ tên."),
    )  # fmt: skip
    element_leaf = serializers.CharField(
        max_length=60, required=False, allow_blank=True, label=_("Mã tiêu chí nhận điểm yếu tố")
    )
    code = serializers.RegexField(CODE, max_length=60, label=_("Mã câu hỏi"))
    text_vi = serializers.CharField(max_length=500, label=_("Câu hỏi"))
    text_en = serializers.CharField(max_length=500, required=False, allow_blank=True, label=_("Câu hỏi (tiếng Anh)"))
    asked = serializers.ChoiceField(choices=ASKED, label=_("Cách trả lời"))
    options = serializers.ListField(
        child=serializers.CharField(max_length=400), required=False, max_length=20, label=_("Các phương án"),
        help_text=_("Mỗi dòng: mã | nội dung | giá trị % | hl (tính là hài lòng). Thang đo để trống là năm mức chuẩn."),
    )  # fmt: skip
    required = serializers.BooleanField(default=True, label=_("Bắt buộc trả lời"))  # type: ignore[assignment]
    scored = serializers.BooleanField(default=True, label=_("Tính vào điểm"))
    leaf = serializers.CharField(
        max_length=60, required=False, allow_blank=True, label=_("Mã tiêu chí nhận kết quả câu hỏi")
    )


class RemoveInputs(serializers.Serializer[Any]):
    """Which question is taken out."""

    code = serializers.CharField(max_length=60, label=_("Mã câu hỏi"))


class SurveyInputs(serializers.Serializer[Any]):
    """What a survey is: year, kind, days, the units it is about and the smallest group that shows."""

    title = serializers.CharField(max_length=250, label=_("Tên đợt khảo sát"))
    year = serializers.IntegerField(min_value=FIRST_YEAR, max_value=LAST_YEAR, label=_("Năm"))
    instrument = serializers.ChoiceField(choices=INSTRUMENTS, label=_("Loại khảo sát"))
    document = serializers.CharField(max_length=250, required=False, allow_blank=True, label=_("Kế hoạch, quyết định"))
    opens_on = serializers.DateField(label=_("Ngày bắt đầu"))
    closes_on = serializers.DateField(label=_("Ngày kết thúc"))
    minimum = serializers.IntegerField(
        min_value=2, max_value=1000, default=USUAL_MINIMUM, label=_("Số phiếu ít nhất để hiện kết quả"),
        help_text=_("Nhóm có ít phiếu hơn không được hiện. Mức quen dùng là 5; chưa có văn bản quy định."),
    )  # fmt: skip
    units = serializers.PrimaryKeyRelatedField(
        queryset=Unit.objects.all(), many=True, required=False, label=_("Đơn vị được hỏi ý kiến")
    )
    illustrative = serializers.BooleanField(default=False, label=_("Bản minh họa"))


class NewSurveyInputs(SurveyInputs):
    """A new survey and who holds it."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan tổ chức"))


class GroupInputs(serializers.Serializer[Any]):
    """A group of respondents: its form, how many people, how many forms."""

    question_set = serializers.PrimaryKeyRelatedField(queryset=QuestionSet.objects.all(), label=_("Bộ câu hỏi"))
    population = serializers.IntegerField(
        min_value=0, max_value=MOST, required=False, allow_null=True, label=_("Tổng số người (N)")
    )
    margin_pct = serializers.DecimalField(
        max_digits=5, decimal_places=2, min_value=Decimal("0.01"), max_value=Decimal(100), required=False,
        allow_null=True, label=_("Sai số e (%)"),
        help_text=_("Có N và e thì số phiếu cần được tính: n = N / (1 + N e²)."),
    )  # fmt: skip
    target = serializers.IntegerField(
        min_value=0, max_value=MOST, required=False, allow_null=True, label=_("Số phiếu cần có (n)")
    )


class OfGroupInputs(serializers.Serializer[Any]):
    """One group of respondents."""

    group = serializers.PrimaryKeyRelatedField(queryset=SurveyGroup.objects.all(), label=_("Nhóm người trả lời"))


class OfUnitInputs(OfGroupInputs):
    """One group of respondents about one unit."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị"))


class LinksInputs(OfUnitInputs):
    """How many one-time codes."""

    number = serializers.IntegerField(min_value=1, max_value=2000, label=_("Số đường dẫn"))


class CountInputs(OfUnitInputs):
    """Counted paper forms of one group about one unit."""

    issued = serializers.IntegerField(min_value=0, max_value=MOST, label=_("Phiếu phát ra"))
    valid = serializers.IntegerField(min_value=0, max_value=MOST, label=_("Phiếu hợp lệ"))
    invalid = serializers.IntegerField(min_value=0, max_value=MOST, label=_("Phiếu không hợp lệ"))
    counts = serializers.DictField(
        child=serializers.DictField(child=serializers.IntegerField(min_value=0, max_value=MOST)), required=False,
        label=_("Số lượt chọn"), help_text=_("Câu hỏi → phương án → số lượt."),
    )  # fmt: skip


class CloseInputs(serializers.Serializer[Any]):
    """Closing; a reason only when the key of the online answers is lost and they are given up."""

    lost_reason = serializers.CharField(
        max_length=500, required=False, allow_blank=True, label=_("Lý do bỏ phần trả lời trực tuyến"),
        help_text=_("Chỉ ghi khi khóa đã mất và không mở được số trả lời trực tuyến."),
    )  # fmt: skip


class RecountInputs(serializers.Serializer[Any]):
    """Why the results are opened again."""

    reason = serializers.CharField(max_length=500, label=_("Lý do"))
