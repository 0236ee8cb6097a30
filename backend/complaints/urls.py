"""Addresses of complaints, in the room of decisions."""

from django.urls import path

from backend.complaints import pages

app_name = "complaints"
urlpatterns = [
    path("khieu-nai/", pages.home, name="home"),
    path("khieu-nai/nhan/", pages.receive, name="receive"),
    path("khieu-nai/<int:pk>/", pages.complaint, name="complaint"),
    path("khieu-nai/<int:pk>/quyet-dinh/<int:instance>/", pages.paper, name="paper"),
]
