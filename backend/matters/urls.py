"""Addresses of the register of sensitive matters."""

from django.urls import path

from backend.matters import pages

app_name = "matters"
urlpatterns = [
    path("viec-luu-y/", pages.home, name="home"),
    path("viec-luu-y/ghi/", pages.choose, name="choose"),
    path("viec-luu-y/ghi/<str:about>/<int:pk>/", pages.enter, name="enter"),
    path("viec-luu-y/so-day-du/", pages.check, name="check"),
    path("viec-luu-y/<int:pk>/", pages.matter, name="matter"),
]
