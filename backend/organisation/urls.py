"""Addresses of the organisation's room."""

from django.urls import path

from backend.organisation import pages

app_name = "organisation"
urlpatterns = [
    path("to-chuc/", pages.home, name="home"),
    path("to-chuc/don-vi/<int:pk>/", pages.unit, name="unit"),
    path("to-chuc/don-vi/<int:pk>/them-don-vi/", pages.add_unit, name="add_unit"),
    path("to-chuc/don-vi/<int:pk>/them-nguoi/", pages.add_person, name="add_person"),
    path("to-chuc/nguoi/", pages.people, name="people"),
    path("to-chuc/nguoi/<int:pk>/", pages.person, name="person"),
    path("to-chuc/nguoi/<int:pk>/giao-vai-tro/", pages.grant, name="grant"),
    path("to-chuc/nguoi/<int:pk>/cap-tai-khoan/", pages.give_login, {"name": "person.open_login"}, name="open_login"),
    path(
        "to-chuc/nguoi/<int:pk>/cap-lai-mat-khau/",
        pages.give_login,
        {"name": "person.reset_password"},
        name="reset_password",
    ),
    path("to-chuc/ai-duoc-lam-gi/", pages.matrix, name="matrix"),
]
