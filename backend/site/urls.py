"""Addresses of the shell itself."""

from django.urls import path

from backend.site import design

app_name = "site"
urlpatterns = [
    path("he-thong-thiet-ke/", design.design, name="design"),
]
