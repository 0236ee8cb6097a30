"""Addresses of clusters and blocks."""

from django.urls import path

from backend.emulation import pages, scheme_pages

app_name = "emulation"
urlpatterns = [
    path("cum-khoi/", pages.home, name="home"),
    path("cum-khoi/lap/", pages.create_block, name="create-block"),
    path("cum-khoi/mo-nam/", pages.open_year, name="open-year"),
    path("cum-khoi/<int:pk>/", pages.block, name="block"),
    path("cum-khoi/<int:pk>/thanh-vien/", pages.members, name="members"),
    path("cum-khoi/nam/<int:pk>/", pages.year, name="year"),
    path("cum-khoi/nam/<int:pk>/bang.xlsx", pages.book, name="book"),
    path("cum-khoi/nam/<int:pk>/<str:name>/", pages.year_act, name="year-act"),
    path("cum-khoi/phieu/<int:pk>/", pages.sheet, name="sheet"),
    path("cum-khoi/phieu/<int:pk>/vi-sao/<str:code>/", pages.why, name="why"),
    path("cum-khoi/phieu/<int:pk>/<str:stage>/", pages.fill, name="fill"),
    path("cum-khoi/bang-diem/", scheme_pages.schemes, name="schemes"),
    path("cum-khoi/bang-diem/soan/", scheme_pages.create, name="create-scheme"),
    path("cum-khoi/bang-diem/<int:pk>/", scheme_pages.edition, name="scheme"),
    path("cum-khoi/bang-diem/du-thao/<int:pk>/", scheme_pages.draft, name="draft"),
    path("cum-khoi/bang-diem/du-thao/<int:pk>/<str:name>/", scheme_pages.scheme_act, name="scheme-act"),
]
