"""Inputs of the acts on workbooks, and what the API shows of an upload."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.rest.secrecy import StatedInputs
from backend.workbooks.declaring import Status
from backend.workbooks.models import Upload


class UploadInputs(StatedInputs):
    """A filled-in workbook and what it is about."""

    workbook = serializers.CharField(max_length=60, label=_("Loại bảng tính"))
    key = serializers.CharField(max_length=200, label=_("Bảng tính của"))
    file = serializers.FileField(label=_("Tệp Excel (.xlsx)"), style={"accept": ".xlsx"})


class UploadSerializer(serializers.ModelSerializer[Upload]):
    """An upload as it stands: how far it was read, and what a confirmation would do."""

    class Meta:
        model = Upload
        fields = (
            "id", "version", "state", "workbook", "context_key", "title", "filename", "sha256", "size", "sheet",
            "sender_name", "sent_at", "expires_at", "unknown", "last_row", "read_to", "read_done", "faulty",
            "changed", "new", "same",
        )  # fmt: skip
        read_only_fields = fields


class CellFaultSerializer(serializers.Serializer[Any]):
    """What is wrong with one cell."""

    cell = serializers.CharField(help_text="As Excel calls it, such as C5; empty for the whole row")
    column = serializers.CharField()
    value = serializers.CharField()
    code = serializers.CharField()
    says = serializers.CharField()
    next = serializers.CharField()


class CellChangeSerializer(serializers.Serializer[Any]):
    """What a cell would change."""

    column = serializers.CharField()
    old = serializers.CharField()
    new = serializers.CharField()


class UploadRowSerializer(serializers.Serializer[Any]):
    """One row of the preview."""

    row = serializers.IntegerField()
    status = serializers.ChoiceField(choices=[status.name.lower() for status in Status])
    cells = serializers.DictField(child=serializers.CharField(allow_blank=True))
    faults = CellFaultSerializer(many=True)
    advice = CellFaultSerializer(many=True, help_text="To be compared; it stops nothing")
    changes = CellChangeSerializer(many=True)


class ColumnSerializer(serializers.Serializer[Any]):
    """One column of a workbook."""

    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    kind = serializers.CharField()
    required = serializers.BooleanField()  # type: ignore[assignment]
    key = serializers.BooleanField()
    shown = serializers.BooleanField()
    choices = serializers.ListField(child=serializers.CharField())
