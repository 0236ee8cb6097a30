"""Addresses of notices, overdue lists and the rules of reminding."""

from django.urls import path

from backend.reminders import pages

app_name = "reminders"
urlpatterns = [
    path("thong-bao/", pages.notices, name="notices"),
    path("qua-han/", pages.overdue, name="overdue"),
    path("nhac-viec/", pages.rules, name="rules"),
    path("nhac-viec/dat/", pages.set_rule, name="set"),
]
