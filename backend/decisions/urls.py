"""Addresses of the decision pages."""

from django.urls import path

from backend.decisions import pages, prize_pages

app_name = "decisions"
urlpatterns = [
    path("quyet-dinh/", pages.home, name="home"),
    path("quyet-dinh/du-thao/<int:pk>/", pages.draft, name="draft"),
    path("quyet-dinh/tien-thuong/", prize_pages.prizes, name="prizes"),
    path("quyet-dinh/<int:pk>/", pages.detail, name="decision"),
    path("quyet-dinh/<int:pk>/sua/", pages.edit, name="edit"),
    path("quyet-dinh/<int:pk>/gach-ten/", pages.rows_act, {"name": "decision.strike"}, name="strike"),
    path("quyet-dinh/<int:pk>/ly-do/", pages.rows_act, {"name": "decision.give_reason"}, name="give_reason"),
    path("quyet-dinh/<int:pk>/van-ban/<slug:which>/", pages.paper, name="paper"),
    path("quyet-dinh/<int:pk>/tien-thuong/", prize_pages.prize_list, name="prize-list"),
    path("quyet-dinh/<int:pk>/tien-thuong.xlsx", prize_pages.prize_workbook, name="prize-workbook"),
]
