"""Inputs of the decision that publishes an index: bands, ranking, rounding, who is not ranked."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.organisation.models import Unit
from backend.scoring.bands import schemes
from backend.scoring.serializers import CRITERIA
from workflows.rules.bands import BandTable, bands_from_json, lint_bands
from workflows.rules.codec import BadData
from workflows.rules.ranking import Direction, Key, Method, NotRanked
from workflows.rules.rounding import Rounding


class PublishIndexInputs(serializers.Serializer[Any]):
    """The decision that publishes an index, and the bands it uses."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan công bố"))
    criteria = serializers.PrimaryKeyRelatedField(queryset=CRITERIA, label=_("Bộ tiêu chí"))
    decision_number = serializers.CharField(max_length=80, label=_("Số, ký hiệu quyết định công bố"))
    decided_on = serializers.DateField(label=_("Ngày quyết định"))
    signatory = serializers.CharField(max_length=200, label=_("Người ký"))
    band_scheme = serializers.ChoiceField(
        choices=[], required=False, allow_blank=True, label=_("Khung xếp loại"),
        help_text=_("Để trống thì không xếp loại. Khung chưa được xác nhận sẽ ghi rõ như vậy khi công bố."),
    )  # fmt: skip
    bands = serializers.CharField(
        max_length=20_000, required=False, allow_blank=True, label=_("Khung xếp loại riêng (JSON)"),
        help_text=_("Chỉ dùng khi cơ quan có khung riêng đã ban hành."),
    )  # fmt: skip
    ranking_key = serializers.ChoiceField(
        choices=[(Key.RATIO.value, _("tỷ lệ trên điểm tối đa áp dụng")), (Key.POINTS.value, _("số điểm"))],
        required=False, default=Key.RATIO.value, label=_("Xếp hạng theo"),
    )  # fmt: skip
    ranking_method = serializers.ChoiceField(
        choices=[
            (Method.COMPETITION.value, _("1, 2, 2, 4: bỏ qua hạng sau khi đồng hạng")),
            (Method.DENSE.value, _("1, 2, 2, 3: hạng liền nhau")),
        ],
        required=False, default=Method.COMPETITION.value, label=_("Khi đồng hạng"),
    )  # fmt: skip
    direction = serializers.ChoiceField(
        choices=[
            (Direction.HIGH_FIRST.value, _("cao nhất đứng đầu")), (Direction.LOW_FIRST.value, _("thấp nhất đứng đầu")),
        ],
        required=False, default=Direction.HIGH_FIRST.value, label=_("Thứ tự"),
    )  # fmt: skip
    rounding = serializers.ChoiceField(
        choices=[(Rounding.HALF_UP.value, _("làm tròn nửa lên")), (Rounding.CUT.value, _("cắt bỏ phần lẻ"))],
        required=False, default=Rounding.HALF_UP.value, label=_("Cách in số lẻ"),
        help_text=_("Chỉ khi in; xếp hạng và cộng điểm luôn dùng số chưa làm tròn."),
    )  # fmt: skip
    places = serializers.IntegerField(
        min_value=0, max_value=4, required=False, default=2, label=_("Số chữ số sau dấu phẩy")
    )
    not_ranked = serializers.ListField(
        child=serializers.CharField(max_length=300), required=False, default=list, max_length=200,
        label=_("Đơn vị có điểm nhưng không xếp hạng"),
        help_text=_("Mỗi dòng: mã đơn vị: lý do, ví dụ TTT: cơ quan đặc thù."),
    )  # fmt: skip
    petition_until = serializers.DateField(
        required=False, allow_null=True, label=_("Nhận kiến nghị đến hết ngày"),
        help_text=_("Để trống nếu quyết định không nêu hạn."),
    )  # fmt: skip
    leave_out_unfinished = serializers.BooleanField(
        required=False, default=False, label=_("Công bố khi còn phiếu chưa thẩm định xong"),
        help_text=_("Đơn vị chưa thẩm định xong được ghi “chưa có số liệu”, không bao giờ ghi 0 điểm."),
    )  # fmt: skip
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["band_scheme"]
        assert isinstance(field, serializers.ChoiceField)
        field.choices = [(code, f"{code} – {table.source}"[:160]) for code, table in schemes().items()]

    def validate_bands(self, text: str) -> BandTable | None:
        """An own scheme covers 0 to 100 % once."""
        if not text.strip():
            return None
        try:
            table = bands_from_json(text)
        except BadData as error:
            raise serializers.ValidationError(
                _("Không đọc được khung xếp loại: %(where)s (%(what)s).") % {"where": error.path, "what": error.code}
            ) from error
        if lint_bands(table.bands):
            raise serializers.ValidationError(_("Khung xếp loại hở, chồng nhau hoặc có mã trùng."))
        return table

    def validate_not_ranked(self, lines: list[str]) -> tuple[NotRanked, ...]:
        """Each line names a unit by its code and says why; a unit stands once."""
        found = []
        for line in lines:
            code, _sep, reason = line.partition(":")
            if not reason.strip() or not Unit.objects.filter(code=code.strip()).exists():
                raise serializers.ValidationError(
                    _("“%(line)s”: cần mã đơn vị có thật, dấu hai chấm và lý do.") % {"line": line}
                )
            found.append(NotRanked(code.strip(), reason.strip()))
        if len({row.unit for row in found}) != len(found):
            raise serializers.ValidationError(_("Một đơn vị được ghi hai lần."))
        return tuple(found)
