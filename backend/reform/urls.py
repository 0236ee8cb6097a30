"""Addresses of the room "Cải cách hành chính": tasks and the mid-year summary."""

from django.urls import path

from backend.reform import pages

app_name = "reform"
urlpatterns = [
    path("cai-cach/", pages.home, name="home"),
    path("cai-cach/nhiem-vu/", pages.tasks, name="tasks"),
    path("cai-cach/nhiem-vu/giao/", pages.assign, name="assign"),
    path("cai-cach/nhiem-vu/<int:pk>/", pages.task, name="task"),
    path("cai-cach/so-ket/", pages.midyear, name="midyear"),
    path("cai-cach/nhiem-vu-cua-toi/", pages.mine, name="mine"),
]
