"""Petitions, mappings, national indices and what-if copies over REST; each act is a POST on its subject."""

from __future__ import annotations

from backend.indices.models import CriteriaMapping, IndexValue, Petition, WhatIf
from backend.indices.serializers import (
    IndexValueSerializer,
    MappingSerializer,
    PetitionSerializer,
    WhatIfSerializer,
)
from backend.rest.views import SubjectViewSet


class PetitionViewSet(SubjectViewSet):
    """Petitions about published results (kiến nghị về kết quả chỉ số)."""

    queryset = Petition.objects.select_related("unit", "score__publication__criteria").defer(
        "score__publication__criteria__text"
    )
    serializer_class = PetitionSerializer
    view_act = "index_petition.view"
    create_act = "index_petition.send"
    filterset_fields = ("state", "unit", "score__publication")


class MappingViewSet(SubjectViewSet):
    """Stated mappings between criteria sets (bảng đối chiếu bộ tiêu chí)."""

    queryset = CriteriaMapping.objects.all()
    serializer_class = MappingSerializer
    view_act = "index.view"
    create_act = "index_mapping.state"
    filterset_fields = ("older", "newer")


class IndexValueViewSet(SubjectViewSet):
    """National indices of provinces (chỉ số quốc gia của tỉnh)."""

    queryset = IndexValue.objects.all()
    serializer_class = IndexValueSerializer
    view_act = "index.view"
    create_act = "index_value.enter"
    filterset_fields = ("index", "province", "year")


class WhatIfViewSet(SubjectViewSet):
    """One's own what-if copies (bản tính thử)."""

    queryset = WhatIf.objects.all()
    serializer_class = WhatIfSerializer
    view_act = "what_if.view"
    create_act = "what_if.keep"
    filterset_fields = ("state", "sheet")


ROUTES = [
    ("index-petitions", PetitionViewSet),
    ("index-mappings", MappingViewSet),
    ("index-values", IndexValueViewSet),
    ("what-ifs", WhatIfViewSet),
]
