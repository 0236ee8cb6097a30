"""Addresses of surveys: the public pages for answering, and the rooms of those who hold them."""

from django.urls import path

from backend.surveys import answer_pages, pages, result_pages

app_name = "surveys"
urlpatterns = [
    path("khao-sat/", answer_pages.enter, name="enter"),
    path("khao-sat/cam-on/", answer_pages.thanks, name="thanks"),
    path("khao-sat/p/<str:token>/", answer_pages.answer_page, name="answer"),
    path("cai-cach/khao-sat/", pages.home, name="home"),
    path("cai-cach/khao-sat/lap/", pages.create, name="create"),
    path("cai-cach/khao-sat/co-mau/", pages.sample_size, name="sample"),
    path("cai-cach/khao-sat/<int:pk>/", pages.survey, name="survey"),
    path("cai-cach/khao-sat/<int:pk>/duong-dan/", pages.links, name="links"),
    path("cai-cach/khao-sat/<int:pk>/ket-qua/", result_pages.results, name="results"),
    path("cai-cach/khao-sat/<int:pk>/ket-qua/excel/", result_pages.workbook, name="workbook"),
    path("cai-cach/bo-cau-hoi/", pages.question_sets, name="question_sets"),
    path("cai-cach/bo-cau-hoi/soan/", pages.draft, name="draft"),
    path("cai-cach/bo-cau-hoi/<int:pk>/", pages.question_set, name="question_set"),
    path("cai-cach/bo-cau-hoi/<int:pk>/cau-hoi/", pages.put, name="put"),
]
