"""Addresses of the council's pages."""

from django.urls import path

from backend.council import ballot_pages, pages

app_name = "council"
urlpatterns = [
    path("hoi-dong/", pages.home, name="home"),
    path("hoi-dong/lap-phien-hop/", pages.create, name="create"),
    path("hoi-dong/phien-hop/<int:pk>/", pages.detail, name="session"),
    path("hoi-dong/phien-hop/<int:pk>/chuong-trinh/", pages.agenda, name="agenda"),
    path("hoi-dong/phien-hop/<int:pk>/khai-mac/", pages.convene, name="convene"),
    path("hoi-dong/phien-hop/<int:pk>/khai-bao/", pages.declare, name="declare"),
    path("hoi-dong/phien-hop/<int:pk>/xu-ly-khai-bao/", pages.settle, name="settle"),
    path("hoi-dong/phien-hop/<int:pk>/la-phieu/", ballot_pages.ballot, name="ballot"),
    path("hoi-dong/phien-hop/<int:pk>/ket-qua/", pages.results, name="results"),
    path("hoi-dong/phien-hop/<int:pk>/van-ban/<slug:which>/", pages.paper, name="paper"),
]
