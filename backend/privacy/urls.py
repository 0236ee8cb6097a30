"""Addresses about personal data."""

from django.urls import path

from backend.privacy import pages

app_name = "privacy"
urlpatterns = [
    path("du-lieu-cua-toi/", pages.mine, name="mine"),
    path("du-lieu-cua-toi/yeu-cau/", pages.ask, name="ask"),
    path("du-lieu-ca-nhan/yeu-cau/<int:pk>/", pages.one, name="request"),
    path("du-lieu-ca-nhan/yeu-cau/<int:pk>/tra-loi.pdf", pages.paper, name="paper"),
    path("du-lieu-ca-nhan/yeu-cau/<int:pk>/tra-loi.xlsx", pages.workbook, name="workbook"),
    path("du-lieu-ca-nhan/yeu-cau/", pages.requests, name="requests"),
    path("du-lieu-ca-nhan/so-dang-ky/", pages.fields, name="register"),
    path("du-lieu-ca-nhan/thong-bao/", pages.notices, name="notices"),
]
