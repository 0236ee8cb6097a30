"""Addresses of the calendar."""

from django.urls import path

from backend.calendars import pages

app_name = "calendars"
urlpatterns = [
    path("lich-lam-viec/", pages.calendar, name="home"),
    path("lich-lam-viec/cong-bo/", pages.declare, name="declare"),
]
