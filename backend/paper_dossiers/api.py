"""Placeholders of secret dossiers over REST: numbers and levels, never a name."""

from __future__ import annotations

from backend.paper_dossiers.models import PaperDossier
from backend.paper_dossiers.serializers import PaperDossierSerializer
from backend.rest.views import SubjectViewSet


class PaperDossierViewSet(SubjectViewSet):
    """Secret dossiers handled on paper (hồ sơ mật – xử lý giấy), as anonymous rows."""

    queryset = PaperDossier.objects.select_related("unit", "round")
    serializer_class = PaperDossierSerializer
    view_act = "paper_dossier.view"
    create_act = "paper_dossier.place"
    filterset_fields = ("state", "round", "unit", "level")


ROUTES = [("paper-dossiers", PaperDossierViewSet)]
