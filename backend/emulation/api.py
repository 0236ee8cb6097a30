"""Blocks, emulation years, sheets and schemes over REST; each act is a POST on its subject."""

from __future__ import annotations

from backend.emulation.models import Block, BlockYear, EmulationSheet, SchemeDraft
from backend.emulation.serializers import BlockSerializer, SchemeSerializer, SheetSerializer, YearSerializer
from backend.rest.views import SubjectViewSet


class BlockViewSet(SubjectViewSet):
    """Clusters and blocks (cụm, khối thi đua)."""

    queryset = Block.objects.all()
    serializer_class = BlockSerializer
    view_act = "emulation_block.view"
    create_act = "emulation_block.create"
    filterset_fields = ("unit", "block_kind")


class YearViewSet(SubjectViewSet):
    """Blocks' emulation years (năm thi đua của cụm, khối)."""

    queryset = BlockYear.objects.all()
    serializer_class = YearSerializer
    view_act = "emulation_year.view"
    create_act = "emulation_year.open"
    filterset_fields = ("state", "block", "year")


class SheetViewSet(SubjectViewSet):
    """Emulation sheets (phiếu điểm thi đua)."""

    queryset = EmulationSheet.objects.select_related("unit")
    serializer_class = SheetSerializer
    view_act = "emulation_sheet.view"
    filterset_fields = ("state", "run", "unit")


class SchemeViewSet(SubjectViewSet):
    """Drafts of emulation schemes (bảng điểm thi đua)."""

    queryset = SchemeDraft.objects.all()
    serializer_class = SchemeSerializer
    view_act = "emulation_scheme.view"
    create_act = "emulation_scheme.create"
    filterset_fields = ("state", "unit")


ROUTES = [
    ("emulation-blocks", BlockViewSet),
    ("emulation-years", YearViewSet),
    ("emulation-sheets", SheetViewSet),
    ("emulation-schemes", SchemeViewSet),
]
