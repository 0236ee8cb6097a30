"""Addresses of criteria sets and their drafts."""

from django.urls import path

from backend.criteria import node_pages, pages

app_name = "criteria"
BASE, DRAFT = "cai-cach/bo-tieu-chi/", "cai-cach/bo-tieu-chi/du-thao/<int:pk>/"
urlpatterns = [
    path(BASE, pages.home, name="home"),
    path(f"{BASE}moi/", pages.new, name="new"),
    path(f"{BASE}<int:pk>/", pages.edition, name="edition"),
    path(f"{BASE}<int:pk>/xuat/", pages.export, name="export"),
    path(f"{BASE}<int:pk>/so-voi/<int:other>/", pages.difference, name="difference"),
    path(DRAFT, pages.draft, name="draft"),
    path(f"{DRAFT}thong-tin/", pages.particulars, name="particulars"),
    path(f"{DRAFT}xem-thu/", pages.preview, name="preview"),
    path(f"{DRAFT}lich-su/", pages.history, name="history"),
    path(f"{DRAFT}thay-doi/", pages.draft_difference, name="draft-difference"),
    path(f"{DRAFT}them/", node_pages.add, name="add"),
    path(f"{DRAFT}buoc/", node_pages.step, name="step"),
    path(f"{DRAFT}muc/<str:code>/", node_pages.edit, name="node"),
]
