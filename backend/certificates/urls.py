"""Addresses of the certificate pages."""

from django.urls import path

from backend.certificates import pages

app_name = "certificates"
urlpatterns = [
    path("cap-bang/", pages.home, name="home"),
    path("cap-bang/so-theo-doi.xlsx", pages.workbook, name="workbook"),
    path("cap-bang/quyet-dinh/<int:pk>/", pages.proofs, name="proofs"),
    path("cap-bang/quyet-dinh/<int:pk>/ban-do.pdf", pages.proof_paper, name="proof-paper"),
    path("cap-bang/<int:pk>/", pages.detail, name="certificate"),
    path("cap-bang/<int:pk>/sua/", pages.edit, name="edit"),
    path("cap-bang/<int:pk>/bang.pdf", pages.paper, name="paper"),
]
