"""Addresses of the room "Quy định và quy trình"."""

from django.urls import path

from backend.catalogue import confirming_pages, pages

app_name = "catalogue"
urlpatterns = [
    path("quy-dinh/", pages.home, name="home"),
    path("quy-dinh/can-xac-nhan/", confirming_pages.unconfirmed, name="unconfirmed"),
    path("quy-dinh/cong-bo/", pages.publish, name="publish"),
    path("quy-dinh/phien-ban/<int:pk>/", pages.edition, name="edition"),
    path("quy-dinh/phien-ban/<int:pk>/so-sanh/", pages.compare, name="compare"),
    path("quy-dinh/phien-ban/<int:pk>/xac-nhan/", confirming_pages.confirm, name="confirm"),
    path("dot-xet/", pages.rounds, name="rounds"),
    path("dot-xet/mo/", pages.open_round, name="open-round"),
    path("dot-xet/<int:pk>/", pages.round_detail, name="round"),
]
