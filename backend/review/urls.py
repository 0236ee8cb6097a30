"""Addresses of the review."""

from django.urls import path

from backend.review import change_pages, choosing_pages, pages

app_name = "review"
urlpatterns = [
    path("de-nghi/xet/", pages.work, name="work"),
    path("de-nghi/xet/<int:pk>/", pages.stage, name="stage"),
    path("de-nghi/xet/<int:pk>/chuyen-hinh-thuc/", change_pages.propose, name="propose-change"),
    path("de-nghi/dong/<int:pk>/chuyen-hinh-thuc/", change_pages.answer, name="answer-change"),
    path("de-nghi/dong/<int:pk>/hinh-thuc-thay-the/", change_pages.fall_back, name="fallback"),
    path("de-nghi/trinh-ky/", pages.letters, name="letters"),
    path("de-nghi/tiep-nhan/", pages.reception, name="reception"),
    path("de-nghi/tiep-nhan/<int:pk>/", pages.receive, name="receive"),
    path("de-nghi/<int:pk>/luat-ap-dung/", choosing_pages.law, name="law"),
    path("de-nghi/bo-sung/", pages.supplements, name="supplements"),
    path("de-nghi/qua-han/", pages.late, name="overdue"),
    path("de-nghi/khong-ai-xu-ly/", pages.unmovable, name="stuck"),
]
