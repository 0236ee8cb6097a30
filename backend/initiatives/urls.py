"""Addresses of initiatives and the meetings of their council."""

from django.urls import path

from backend.initiatives import meeting_pages, pages, writing_pages

app_name = "initiatives"
urlpatterns = [
    path("sang-kien/", pages.home, name="home"),
    path("sang-kien/so/", pages.register, name="register"),
    path("sang-kien/so.xlsx", pages.register_xlsx, name="register-xlsx"),
    path("sang-kien/viet-don/", writing_pages.create, name="create"),
    path("sang-kien/<int:pk>/", pages.initiative, name="initiative"),
    path("sang-kien/<int:pk>/phan/<slug:part>/", writing_pages.part, name="part"),
    path("sang-kien/<int:pk>/tac-gia/", writing_pages.authors, name="authors"),
    path("sang-kien/<int:pk>/tai-lieu/", writing_pages.papers, name="papers"),
    path("sang-kien/tai-lieu/<int:pk>/", pages.evidence, name="evidence"),
    path("sang-kien/<int:pk>/quyet-dinh/", pages.decision, name="decision"),
    path("sang-kien/phien-hop/lap/", meeting_pages.create, name="create-session"),
    path("sang-kien/phien-hop/<int:pk>/", meeting_pages.session, name="session"),
    path("sang-kien/phien-hop/<int:pk>/chuong-trinh/", meeting_pages.agenda, name="agenda"),
    path("sang-kien/phien-hop/<int:pk>/khai-mac/", meeting_pages.convene, name="convene"),
    path("sang-kien/phien-hop/<int:pk>/bien-ban/", meeting_pages.minutes, name="minutes"),
    path("sang-kien/phien-hop/<int:pk>/y-kien/<int:item>/", meeting_pages.judge, name="judge"),
]
