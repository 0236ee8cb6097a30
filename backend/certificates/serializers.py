"""Inputs of the acts on certificates, and how they are shown."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.certificates.models import Certificate

AREA: dict[str, Any] = {"base_template": "textarea.html"}


class FormInputs(serializers.Serializer[Any]):
    """The printed form; what is left out stays."""

    honorific = serializers.CharField(max_length=20, required=False, allow_blank=True, label=_("Danh xưng"))
    name = serializers.CharField(max_length=250, required=False, label=_("Họ và tên, tên tập thể"))
    position = serializers.CharField(max_length=250, required=False, allow_blank=True, label=_("Chức vụ"))
    unit = serializers.CharField(max_length=250, required=False, allow_blank=True, label=_("Đơn vị"))
    citation = serializers.CharField(max_length=500, required=False, style=AREA, label=_("Thành tích"))


class ReasonInputs(serializers.Serializer[Any]):
    """A reason that is kept."""

    reason = serializers.CharField(max_length=500, style=AREA, label=_("Lý do"))


class CertificateSerializer(serializers.ModelSerializer[Certificate]):
    """A certificate with what is printed on it."""

    decision = serializers.IntegerField(source="row.decision_id", read_only=True)
    nomination = serializers.IntegerField(source="row.nomination_id", read_only=True)
    register = serializers.CharField(source="printed_number", read_only=True)

    class Meta:
        model = Certificate
        fields = (
            *("id", "version", "state", "code", "decision", "nomination", "layout", "printed_form", "register"),
            *("register_unit", "register_year", "register_number", "confirmed_by", "confirmed_at"),
            *("issued_at", "issued_by", "replaces", "end_reason", "illustrative"),
        )
        read_only_fields = fields
