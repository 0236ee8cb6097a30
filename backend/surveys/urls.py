"""Addresses of surveys: the public pages for answering, and the rooms of those who hold them."""

from django.urls import path

from backend.surveys import answer_pages

app_name = "surveys"
urlpatterns = [
    path("khao-sat/", answer_pages.enter, name="enter"),
    path("khao-sat/cam-on/", answer_pages.thanks, name="thanks"),
    path("khao-sat/p/<str:token>/", answer_pages.answer_page, name="answer"),
]
