"""Addresses of published lists, comments and consultations."""

from django.urls import path

from backend.publicity import pages, public_pages

app_name = "publicity"
urlpatterns = [
    path("cong-khai/", public_pages.home, name="home"),
    path("cong-khai/<str:slug>/", public_pages.publication, name="publication"),
    path("de-nghi/cong-khai/", pages.lists, name="lists"),
    path("de-nghi/cong-khai/gop-y/", pages.comments, name="comments"),
    path("de-nghi/lay-y-kien/<int:pk>/", pages.consultation, name="consultation"),
    path("de-nghi/y-kien/", pages.opinions, name="opinions"),
    path("de-nghi/y-kien/<int:pk>/", pages.opinion, name="opinion"),
    path("de-nghi/y-kien/<int:pk>/van-ban/", pages.opinion_paper, name="opinion-paper"),
]
