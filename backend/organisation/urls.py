"""Addresses of the organisation's room."""

from django.urls import path

from backend.organisation import pages

app_name = "organisation"
urlpatterns = [
    path("to-chuc/", pages.home, name="home"),
    path("to-chuc/don-vi/<int:pk>/", pages.unit, name="unit"),
    path("to-chuc/nguoi/", pages.people, name="people"),
    path("to-chuc/nguoi/<int:pk>/", pages.person, name="person"),
    path("to-chuc/nguoi/<int:pk>/giao-vai-tro/", pages.grant, name="grant"),
    path("to-chuc/ai-duoc-lam-gi/", pages.matrix, name="matrix"),
]
