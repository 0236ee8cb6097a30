"""Addresses of the award history."""

from django.urls import path

from backend.history import fact_pages, merging_pages, name_pages, pages, reorganising_pages

app_name = "history"
urlpatterns = [
    path("lich-su-khen-thuong/", pages.home, name="home"),
    path("lich-su-khen-thuong/ghi/", pages.enter, name="enter"),
    path("lich-su-khen-thuong/ghi/<slug:kind>/", fact_pages.enter, name="enter-fact"),
    path("lich-su-khen-thuong/du-kien/<slug:kind>/<int:pk>/", fact_pages.fact, name="fact"),
    path("lich-su-khen-thuong/ten-chua-chac/<int:pk>/", name_pages.names, name="names"),
    path("lich-su-khen-thuong/gop-nguoi/", merging_pages.merge, name="merge"),
    path("lich-su-khen-thuong/ban-ghi/<int:pk>/", pages.record, name="record"),
    path("lich-su-khen-thuong/ban-ghi/<int:pk>/minh-chung/", pages.evidence, name="evidence"),
    path("lich-su-khen-thuong/nguoi/<int:pk>/", pages.person, name="person"),
    path("lich-su-khen-thuong/thay-doi/<int:pk>/hoan-tac/", reorganising_pages.undo, name="undo"),
    path("lich-su-khen-thuong/don-vi/<int:pk>/sap-xep/", reorganising_pages.reorganise, name="reorganise"),
    path("lich-su-khen-thuong/don-vi/<int:pk>/", pages.unit, name="unit"),
]
