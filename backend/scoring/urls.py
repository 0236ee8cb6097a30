"""Addresses of score sheets, published indices and others' tables."""

from django.urls import path

from backend.scoring import index_pages, pages

app_name = "scoring"
urlpatterns = [
    path("cai-cach/phieu-cham-diem/", pages.sheets, name="sheets"),
    path("cai-cach/phieu-cham-diem/mo/", pages.open_sheet, name="open"),
    path("cai-cach/phieu-cham-diem/<int:pk>/", pages.sheet, name="sheet"),
    path("cai-cach/phieu-cham-diem/<int:pk>/tu-cham/<str:code>/", pages.self_score, name="self-score"),
    path("cai-cach/phieu-cham-diem/<int:pk>/tham-dinh/<str:code>/", pages.appraise, name="appraise"),
    path("cai-cach/phieu-cham-diem/<int:pk>/vi-sao/<str:code>/", pages.why, name="why"),
    path("cai-cach/diem-cua-toi/<int:year>/", pages.my_score, name="my-score"),
    path("cai-cach/xep-hang/", index_pages.rankings, name="rankings"),
    path("cai-cach/xep-hang/<int:pk>/", index_pages.ranking, name="ranking"),
    path("cai-cach/xep-hang/<int:pk>/excel/", index_pages.ranking_book, name="ranking-book"),
    path("cai-cach/cong-bo-chi-so/", index_pages.publish, name="publish"),
    path("cai-cach/bang-cong-bo/", index_pages.tables, name="tables"),
    path("cai-cach/bang-cong-bo/<int:pk>/", index_pages.table, name="table"),
]
