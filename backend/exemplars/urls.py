"""Addresses of exemplars: the work on them, and the page that makes them known."""

from django.urls import path

from backend.exemplars import pages

app_name = "exemplars"
urlpatterns = [
    path("dien-hinh/", pages.shown, name="shown"),
    path("dien-hinh/<int:pk>/", pages.story, name="story"),
    path("dien-hinh/cong-viec/", pages.home, name="home"),
    path("dien-hinh/lua-chon/", pages.select, name="select"),
    path("dien-hinh/ho-so/<int:pk>/", pages.exemplar, name="exemplar"),
]
