"""Inputs of the council's acts, and how sessions are shown through the API."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.council.models import Council, Ground, Presence, Session
from backend.review.models import Stage
from workflows.rules.voting import Choice

CHOICES = (
    (Choice.IN_FAVOUR.value, _("Đồng ý")),
    (Choice.AGAINST.value, _("Không đồng ý")),
    (Choice.ABSTAIN.value, _("Phiếu trắng")),
)


class CreateInputs(serializers.Serializer[Any]):
    """A session of a council on a day."""

    council = serializers.PrimaryKeyRelatedField(queryset=Council.objects.all(), label=_("Hội đồng"))
    title = serializers.CharField(max_length=250, label=_("Tên phiên họp"))
    held_on = serializers.DateField(label=_("Ngày họp"))
    place_name = serializers.CharField(max_length=200, required=False, default="", label=_("Địa điểm"))


class AddItemsInputs(serializers.Serializer[Any]):
    """Open council stages to put on the agenda."""

    stages = serializers.PrimaryKeyRelatedField(
        queryset=Stage.objects.filter(stage_kind="council"), many=True, allow_empty=False, label=_("Trường hợp")
    )


class ReasonInputs(serializers.Serializer[Any]):
    """A reason that is printed in the record."""

    reason = serializers.CharField(max_length=500, label=_("Lý do"), help_text=_("Được ghi trong biên bản."))


class ConveneInputs(serializers.Serializer[Any]):
    """Who is in the room and who votes from elsewhere, by person; everybody else is absent."""

    present = serializers.ListField(child=serializers.IntegerField(min_value=1), label=_("Có mặt"), max_length=100)
    remote = serializers.ListField(
        child=serializers.IntegerField(min_value=1),
        label=_("Bỏ phiếu từ xa"),
        required=False,
        default=list,
        max_length=100,
    )


class DeclareInputs(serializers.Serializer[Any]):
    """One's own conflict of interest on one item (its number on the agenda)."""

    ordinal = serializers.IntegerField(min_value=1, max_value=10_000, label=_("Số thứ tự của trường hợp"))
    ground = serializers.ChoiceField(choices=Ground.choices, label=_("Lý do không tham gia"))


class SettleInputs(serializers.Serializer[Any]):
    """What the secretary answers to a declaration."""

    ordinal = serializers.IntegerField(min_value=1, max_value=10_000, label=_("Số thứ tự của trường hợp"))
    person = serializers.IntegerField(min_value=1, label=_("Thành viên"))
    accept = serializers.BooleanField(label=_("Xác nhận không tham gia"), default=False)
    reason = serializers.CharField(
        max_length=500, required=False, default="", label=_("Lý do nếu không chấp nhận"), allow_blank=True
    )


class OpenInputs(serializers.Serializer[Any]):
    """What is settled before anybody votes."""

    aware = serializers.BooleanField(default=False, label=_("Đã biết các cảnh báo về bí mật phiếu và vẫn mở bỏ phiếu"))
    reduced = serializers.BooleanField(
        default=False,
        label=_("Chỉ công bố “đạt” hoặc “không đạt” khi số phiếu làm lộ lựa chọn của từng người"),
    )


class ChoiceRow(serializers.Serializer[Any]):
    """One choice on one item."""

    ordinal = serializers.IntegerField(min_value=1, max_value=10_000, label=_("Số thứ tự của trường hợp"))
    choice = serializers.ChoiceField(choices=CHOICES, label=_("Lựa chọn"))


class CastInputs(serializers.Serializer[Any]):
    """A whole ballot: one choice for every item on which the voter may vote."""

    seen = serializers.CharField(
        max_length=64, label=_("Dấu của phiếu"), help_text=_("Như đã đọc ở trang lá phiếu; đổi sau mỗi lần gửi.")
    )
    choices = serializers.ListField(child=ChoiceRow(), allow_empty=False, max_length=1000, label=_("Lựa chọn"))


class ItemRow(serializers.Serializer[Any]):
    """One item as this reader sees it; counts are null until closing, and for what the reader may not see."""

    ordinal = serializers.IntegerField()
    nomination = serializers.IntegerField(allow_null=True)
    nominee = serializers.CharField()
    hidden = serializers.BooleanField()
    outcome = serializers.CharField(allow_blank=True)
    votes_for = serializers.IntegerField(allow_null=True)
    votes_against = serializers.IntegerField(allow_null=True)
    votes_blank = serializers.IntegerField(allow_null=True)
    votes_invalid = serializers.IntegerField(allow_null=True)
    did_not_vote = serializers.IntegerField(allow_null=True)


class MemberRow(serializers.Serializer[Any]):
    """A member as frozen at convening."""

    person = serializers.IntegerField(source="person_id")
    name = serializers.CharField()
    position = serializers.CharField()
    seat_role = serializers.CharField()
    votes = serializers.BooleanField()
    presence = serializers.ChoiceField(choices=Presence.choices)
    took_part = serializers.BooleanField()


class BallotItem(serializers.Serializer[Any]):
    """One line of the voter's ballot."""

    ordinal = serializers.IntegerField()
    nominee = serializers.CharField()
    award = serializers.CharField()


class BallotRow(serializers.Serializer[Any]):
    """The voter's ballot: the items and the mark to send back; never an earlier choice."""

    seen = serializers.CharField()
    cast_before = serializers.BooleanField()
    items = BallotItem(many=True)


class SessionSerializer(serializers.ModelSerializer[Session]):
    """A session with its rule."""

    council_name = serializers.CharField(source="council.name", read_only=True)

    class Meta:
        model = Session
        fields = (
            *("id", "version", "state", "council", "council_name", "title", "held_on", "place_name"),
            *("rule", "convened_at", "opened_at", "closed_at", "reduced"),
            *("signed_by_secretary", "signed_by_chair", "illustrative"),
        )
        read_only_fields = fields
