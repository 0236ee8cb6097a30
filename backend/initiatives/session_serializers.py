"""Inputs of the acts on meetings of an initiative council, and what the API shows of one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.initiatives.models import Initiative, InitiativeSession, SessionItem, SessionMember
from backend.initiatives.serializers import choices
from backend.initiatives.session_models import SessionSeat
from backend.organisation.models import Person, Unit
from workflows.rules.initiatives import CHOICES, DENOMINATORS, MODES, SHARES, Mark, Opinion
from workflows.rules.voting import Choice


class PlanSessionInputs(serializers.Serializer[Any]):
    """When and where an initiative council meets."""

    body = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cơ quan có Hội đồng"))
    title = serializers.CharField(max_length=250, min_length=3, label=_("Tên phiên họp"))
    held_on = serializers.DateField(label=_("Ngày họp"))
    place_name = serializers.CharField(max_length=200, required=False, allow_blank=True, label=_("Nơi họp"))
    illustrative = serializers.BooleanField(required=False, default=False, label=_("Dữ liệu minh họa"))


class SessionMemberInputs(serializers.Serializer[Any]):
    """Who sits in the council."""

    person = serializers.PrimaryKeyRelatedField(queryset=Person.living.all(), label=_("Thành viên"))
    seat = serializers.ChoiceField(choices=SessionSeat.choices, default=SessionSeat.MEMBER, label=_("Chức danh"))


class LeaveSessionInputs(serializers.Serializer[Any]):
    """Who leaves the council."""

    member = serializers.PrimaryKeyRelatedField(queryset=SessionMember.objects.all(), label=_("Thành viên"))

    @staticmethod
    def offered(subjects: list[InitiativeSession]) -> dict[str, list[tuple[int, str]]]:
        """The members of this meeting."""
        return {"member": [(row.pk, str(row)) for session in subjects for row in session.members.all()]}


class AgendaInputs(serializers.Serializer[Any]):
    """Which initiatives are judged in this meeting."""

    initiatives = serializers.PrimaryKeyRelatedField(
        queryset=Initiative.objects.filter(state="in_review").order_by("pk"), many=True, allow_empty=False,
        label=_("Sáng kiến"),
    )  # fmt: skip


class ItemInputs(serializers.Serializer[Any]):
    """One initiative on the agenda."""

    item = serializers.PrimaryKeyRelatedField(queryset=SessionItem.objects.all(), label=_("Sáng kiến"))

    @staticmethod
    def offered(subjects: list[InitiativeSession]) -> dict[str, list[tuple[int, str]]]:
        """The agenda of this meeting."""
        return {"item": [(row.pk, str(row)) for session in subjects for row in session.items.all()]}


class RecuseInputs(ItemInputs):
    """Who stands aside from which initiative, and why; without a person it is the one who asks."""

    member = serializers.PrimaryKeyRelatedField(
        queryset=SessionMember.objects.all(), required=False, allow_null=True, label=_("Thành viên (trống: tôi)")
    )
    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class AdoptInitiativeRuleInputs(serializers.Serializer[Any]):
    """How this council votes: a rule of the office, with its basis; printed in the minutes."""

    mode = serializers.ChoiceField(choices=choices(MODES), label=_("Hình thức biểu quyết"))
    threshold = serializers.ChoiceField(
        choices=choices({code: row[2] for code, row in SHARES.items()}), label=_("Tỷ lệ đồng ý")
    )
    denominator = serializers.ChoiceField(choices=choices(DENOMINATORS), label=_("Tính trên"))
    rule_basis = serializers.CharField(
        max_length=400, min_length=5, label=_("Căn cứ (quy chế, quyết định của cơ quan)"),
        help_text=_("Luật không ghi tỷ lệ cho Hội đồng sáng kiến; ghi văn bản của cơ quan quy định tỷ lệ này."),
    )  # fmt: skip
    added = serializers.ListField(
        child=serializers.CharField(max_length=200), required=False, default=list, max_length=10,
        label=_("Tiêu chí thêm của cơ quan (mỗi dòng một tiêu chí)"),
    )  # fmt: skip


class ConveneInputs(serializers.Serializer[Any]):
    """Who is present."""

    present = serializers.PrimaryKeyRelatedField(
        queryset=SessionMember.objects.select_related("person"), many=True, allow_empty=False,
        label=_("Thành viên có mặt"),
    )  # fmt: skip


class JudgeInputs(ItemInputs):
    """A member's vote and marks: "criterion:mark", one a line."""

    choice = serializers.ChoiceField(choices=choices(CHOICES), label=_("Ý kiến"))
    marks = serializers.ListField(
        child=serializers.RegexField(r"^[a-z0-9-]+:(met|not_met|unsure)$"), max_length=20, label=_("Từng tiêu chí"),
        help_text=_("Mỗi dòng: mã tiêu chí, dấu hai chấm, met, not_met hoặc unsure."),
    )  # fmt: skip
    remark = serializers.CharField(max_length=1000, required=False, allow_blank=True, label=_("Nhận xét"))


def opinion_of(choice: str, marks: list[str]) -> Opinion:
    """What was sent as the rules read it."""
    pairs = [mark.split(":", 1) for mark in marks]
    return Opinion(Choice(choice), {code: Mark(value) for code, value in pairs})


class CountInputs(ItemInputs):
    """The ballots of one initiative as counted on paper."""

    in_favour = serializers.IntegerField(min_value=0, max_value=999, label=_("Phiếu đồng ý"))
    against = serializers.IntegerField(min_value=0, max_value=999, label=_("Phiếu không đồng ý"))
    abstain = serializers.IntegerField(min_value=0, max_value=999, required=False, default=0, label=_("Phiếu trắng"))
    invalid = serializers.IntegerField(
        min_value=0, max_value=999, required=False, default=0, label=_("Phiếu không hợp lệ")
    )


class MinutesInputs(serializers.Serializer[Any]):
    """What the chair concludes."""

    conclusion = serializers.CharField(max_length=1000, min_length=5, label=_("Kết luận của Chủ tịch Hội đồng"))


class WhySessionInputs(serializers.Serializer[Any]):
    """Why the meeting does not take place."""

    reason = serializers.CharField(max_length=500, min_length=5, label=_("Lý do"))


class SessionMemberSerializer(serializers.ModelSerializer[SessionMember]):
    """A member of the council."""

    name = serializers.CharField(source="person.full_name", read_only=True)

    class Meta:
        model = SessionMember
        fields = ("id", "person", "name", "seat", "present")
        read_only_fields = fields


class SessionItemSerializer(serializers.ModelSerializer[SessionItem]):
    """An initiative on the agenda with its counts; opinions of single members are not part of it."""

    class Meta:
        model = SessionItem
        fields = (
            "id", "initiative", "ordinal", "recused", "in_favour", "against", "abstain", "invalid", "did_not_vote",
            "divisor", "outcome",
        )  # fmt: skip
        read_only_fields = fields


class InitiativeSessionSerializer(serializers.ModelSerializer[InitiativeSession]):
    """A meeting as the API shows it."""

    members = SessionMemberSerializer(many=True, read_only=True)
    items = SessionItemSerializer(many=True, read_only=True)

    class Meta:
        model = InitiativeSession
        fields = (
            "id", "version", "state", "body", "title", "held_on", "place_name", "mode", "threshold", "denominator",
            "rule_basis", "criteria", "members", "items", "conclusion", "illustrative",
        )  # fmt: skip
        read_only_fields = fields
