"""Addresses of inspections, and the public list of units named for delay."""

from django.urls import path

from backend.inspections import pages

app_name = "inspections"
urlpatterns = [
    path("kiem-tra/", pages.home, name="home"),
    path("kiem-tra/ke-hoach/lap/", pages.create_plan, name="create-plan"),
    path("kiem-tra/ke-hoach/<int:pk>/", pages.plan, name="plan"),
    path("kiem-tra/them/", pages.create, name="create"),
    path("kiem-tra/<int:pk>/", pages.inspection, name="inspection"),
    path("kiem-tra/phat-hien/<int:pk>/", pages.finding, name="finding"),
    path("kiem-tra/cham-tre/", pages.notices, name="notices"),
    path("kiem-tra/cham-tre/lap/", pages.create_notice, name="create-notice"),
    path("kiem-tra/cham-tre/<int:pk>/", pages.notice, name="notice"),
    path("kiem-tra/ket-luan/<int:pk>/", pages.published_conclusion, name="published"),
    path("cong-khai-cham-tre/", pages.named, name="named"),
]
