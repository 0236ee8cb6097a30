"""Addresses of score sheets, published indices and others' tables."""

from django.urls import path

from backend.scoring import filling_pages, index_pages, pages, round_pages

app_name = "scoring"
urlpatterns = [
    path("cai-cach/phieu-cham-diem/", pages.sheets, name="sheets"),
    path("cai-cach/phieu-cham-diem/mo/", pages.open_sheet, name="open"),
    path("cai-cach/phieu-cham-diem/<int:pk>/", pages.sheet, name="sheet"),
    path("cai-cach/phieu-cham-diem/<int:pk>/tu-cham/<str:code>/", filling_pages.self_score, name="self-score"),
    path("cai-cach/phieu-cham-diem/<int:pk>/tham-dinh/<str:code>/", filling_pages.appraise, name="appraise"),
    path("cai-cach/phieu-cham-diem/<int:pk>/giai-trinh/<str:code>/", filling_pages.explain, name="explain"),
    path(
        "cai-cach/phieu-cham-diem/<int:pk>/tham-dinh-2/<str:code>/", filling_pages.appraise_again, name="appraise-again"
    ),
    path("cai-cach/minh-chung/<int:pk>/", round_pages.proof, name="proof"),
    path("cai-cach/dot-cham-diem/", round_pages.rounds, name="rounds"),
    path("cai-cach/dot-cham-diem/lap/", round_pages.plan, name="round-plan"),
    path("cai-cach/dot-cham-diem/<int:pk>/", round_pages.one, name="round"),
    path("cai-cach/xep-hang/<int:pk>/tinh-lai/", round_pages.recount, name="recount"),
    path("cai-cach/phieu-cham-diem/<int:pk>/vi-sao/<str:code>/", pages.why, name="why"),
    path("cai-cach/diem-cua-toi/<int:year>/", pages.my_score, name="my-score"),
    path("cai-cach/xep-hang/", index_pages.rankings, name="rankings"),
    path("cai-cach/xep-hang/<int:pk>/", index_pages.ranking, name="ranking"),
    path("cai-cach/xep-hang/<int:pk>/excel/", index_pages.ranking_book, name="ranking-book"),
    path("cai-cach/cong-bo-chi-so/", index_pages.publish, name="publish"),
    path("cai-cach/bang-cong-bo/", index_pages.tables, name="tables"),
    path("cai-cach/bang-cong-bo/<int:pk>/", index_pages.table, name="table"),
]
