"""The generic addresses: any act of any subject, alone or on ticked rows."""

from django.urls import path

from backend.web import bulk, pages

urlpatterns = [
    path("lam/<str:name>/<int:pk>/", pages.act_view, name="act"),
    path("lam-nhieu/<str:name>/", bulk.bulk_act, name="bulk-act"),
    path("lam-nhieu/ket-qua/<uuid:uid>/", bulk.bulk_run, name="bulk-run"),
]
