"""Addresses of workbooks: the start of each kind, its template and sample, the preview of an upload."""

from django.urls import path

from backend.workbooks import pages

app_name = "workbooks"
urlpatterns = [
    path("bang-tinh/tai-len/<int:pk>/", pages.preview, name="preview"),
    path("bang-tinh/tai-len/<int:pk>/xac-nhan/", pages.confirm, name="confirm"),
    path("bang-tinh/tai-len/<int:pk>/bo/", pages.drop, name="drop"),
    path("bang-tinh/tai-len/<int:pk>/danh-dau/", pages.marked, name="marked"),
    path("bang-tinh/<slug:code>/<slug:key>/", pages.start, name="start"),
    path("bang-tinh/<slug:code>/<slug:key>/mau/", pages.template, name="template"),
    path("bang-tinh/<slug:code>/<slug:key>/vi-du/", pages.example, name="example"),
]
