"""Addresses of the question who could be nominated."""

from django.urls import path

from backend.candidates import pages

app_name = "candidates"
urlpatterns = [
    path("ai-co-the-duoc-de-nghi/", pages.home, name="home"),
    path("ai-co-the-duoc-de-nghi/<int:pk>/", pages.question, name="question"),
    path("ai-co-the-duoc-de-nghi/<int:pk>/excel/", pages.export, name="export"),
]
