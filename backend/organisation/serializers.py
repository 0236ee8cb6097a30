"""What the organisation shows and what its acts ask for."""

from __future__ import annotations

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.base.reasons import said
from backend.organisation.models import Holding, Person, PersonAlias, Unit, UnitChange, UnitKind
from permissions.roles import LABELS, Role

ROLES = [(role.value, lazy(said, str)(LABELS[role])) for role in Role]


class UnitSerializer(serializers.ModelSerializer[Unit]):
    """A unit with its place in the tree."""

    class Meta:
        model = Unit
        fields = (
            "id",
            "code",
            "name",
            "unit_kind",
            "parent",
            "path",
            "group",
            "valid_from",
            "valid_to",
            "illustrative",
        )


class HoldingSerializer(serializers.ModelSerializer[Holding]):
    """A role held, with its dates and basis."""

    class Meta:
        model = Holding
        fields = ("id", "person", "role", "unit", "valid_from", "valid_to", "basis")


class GrantInputs(serializers.Serializer[Any]):
    """Giving a role."""

    person = serializers.PrimaryKeyRelatedField(queryset=Person.living.all(), label=_("Người được giao"))
    role = serializers.ChoiceField(choices=ROLES, label=_("Vai trò"))
    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Cho đơn vị"))
    valid_from = serializers.DateField(label=_("Từ ngày"))
    valid_to = serializers.DateField(label=_("Đến hết ngày"), required=False, allow_null=True)
    basis = serializers.CharField(max_length=300, label=_("Căn cứ"), help_text=_("Quyết định phân công, số và ngày"))


class EndInputs(serializers.Serializer[Any]):
    """Ending a role."""

    last_day = serializers.DateField(label=_("Ngày cuối cùng"))
    basis = serializers.CharField(max_length=300, label=_("Căn cứ"))


class GroupField(serializers.RegexField):
    """The code of a group of units; a new one is a short word of letters, digits and underscores."""

    def __init__(self) -> None:
        super().__init__(
            r"^\w*$",
            max_length=40,
            required=False,
            allow_blank=True,
            label=_("Nhóm so sánh"),
            help_text=_("Ví dụ: so, xa, phuong. Đơn vị cùng nhóm được chấm theo một bộ tiêu chí và xếp hạng."),
        )


class PersonSerializer(serializers.ModelSerializer[Person]):
    """A person with unit and position; never more than a form requires."""

    class Meta:
        model = Person
        fields = ("id", "full_name", "honorific", "position", "unit", "illustrative")


def _namesake() -> serializers.BooleanField:
    """The word that a unit of the same name under the same parent is another."""
    return serializers.BooleanField(
        default=False, label=_("Cùng cấp trên đã có đơn vị trùng tên; đây là đơn vị khác"), required=False
    )


class UnitInputs(serializers.Serializer[Any]):
    """A new unit."""

    parent = serializers.PrimaryKeyRelatedField(  # type: ignore[assignment]
        queryset=Unit.objects.all(), label=_("Trực thuộc")
    )
    code = serializers.RegexField(r"^[\w.\-]+$", max_length=40, label=_("Mã"), help_text=_("Ví dụ: STC, xa-an-binh"))
    name = serializers.CharField(max_length=250, label=_("Tên đơn vị"))
    unit_kind = serializers.ChoiceField(choices=UnitKind.choices, label=_("Loại"))
    group = GroupField()
    valid_from = serializers.DateField(label=_("Từ ngày"))
    basis = serializers.CharField(max_length=300, label=_("Căn cứ"), required=False, allow_blank=True)
    namesake = _namesake()


class UnitEditInputs(serializers.Serializer[Any]):
    """A unit's name and group, corrected."""

    name = serializers.CharField(max_length=250, label=_("Tên đơn vị"))
    group = GroupField()
    basis = serializers.CharField(max_length=300, label=_("Căn cứ"))
    namesake = _namesake()


class PersonInputs(serializers.Serializer[Any]):
    """A new person."""

    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị"))
    full_name = serializers.CharField(max_length=120, label=_("Họ và tên"))
    honorific = serializers.CharField(max_length=20, label=_("Danh xưng"), required=False, allow_blank=True)
    position = serializers.CharField(max_length=200, label=_("Chức vụ"), required=False, allow_blank=True)
    namesake = serializers.BooleanField(
        default=False, label=_("Đơn vị đã có người trùng tên; đây là người khác"), required=False
    )


class PersonEditInputs(serializers.Serializer[Any]):
    """A person's name, position and unit, corrected."""

    full_name = serializers.CharField(max_length=120, label=_("Họ và tên"))
    unit = serializers.PrimaryKeyRelatedField(queryset=Unit.objects.all(), label=_("Đơn vị"))
    honorific = serializers.CharField(max_length=20, label=_("Danh xưng"), required=False, allow_blank=True)
    position = serializers.CharField(max_length=200, label=_("Chức vụ"), required=False, allow_blank=True)


class LoginInputs(serializers.Serializer[Any]):
    """The name of a new login."""

    login = serializers.RegexField(
        r"^[a-z0-9._\-]{3,60}$", label=_("Tên đăng nhập"), help_text=_("Chữ thường không dấu, số, dấu chấm, gạch")
    )


class LoginReasonInputs(serializers.Serializer[Any]):
    """Why a password is replaced or a login closed."""

    reason = serializers.CharField(max_length=300, label=_("Lý do"))


class PersonAliasSerializer(serializers.ModelSerializer[PersonAlias]):
    """A merger of two entries of one person, undone or not."""

    class Meta:
        model = PersonAlias
        fields = ("id", "merged", "survivor", "reason", "merged_at", "merged_by", "undone_at", "undone_by")


class MergeInputs(serializers.Serializer[Any]):
    """Two entries of one person, which stays, and how one knows."""

    merged = serializers.PrimaryKeyRelatedField(queryset=Person.objects.all(), label=_("Bản được gộp"))
    survivor = serializers.PrimaryKeyRelatedField(queryset=Person.objects.all(), label=_("Bản giữ lại"))
    reason = serializers.CharField(
        max_length=500, label=_("Căn cứ để biết là một người"), help_text=_("Ví dụ: đối chiếu lý lịch tại đơn vị")
    )
    other_name = serializers.BooleanField(
        default=False, label=_("Hai bản ghi hai tên khác nhau, nhưng đúng là một người"), required=False
    )


class SplitInputs(serializers.Serializer[Any]):
    """Why a merger was wrong."""

    reason = serializers.CharField(max_length=500, label=_("Lý do tách"))


class UnitChangeSerializer(serializers.ModelSerializer[UnitChange]):
    """What happened to a unit, by its decision."""

    class Meta:
        model = UnitChange
        fields = (
            "id", "unit", "what", "first_day", "basis", "note", "made_by", "made_at", "undone_at", "undone_by",
            "undone_reason",
        )  # fmt: skip


class RenameInputs(serializers.Serializer[Any]):
    """The new name, and from which day."""

    name = serializers.CharField(max_length=250, label=_("Tên mới"))
    first_day = serializers.DateField(label=_("Có hiệu lực từ ngày"))
    basis = serializers.CharField(max_length=300, label=_("Căn cứ"))
    namesake = _namesake()


class TransferInputs(serializers.Serializer[Any]):
    """The new parent, and from which day."""

    parent = serializers.PrimaryKeyRelatedField(  # type: ignore[assignment]
        queryset=Unit.objects.all(), label=_("Trực thuộc")
    )
    first_day = serializers.DateField(label=_("Có hiệu lực từ ngày"))
    basis = serializers.CharField(max_length=300, label=_("Căn cứ"))
