"""Addresses of processes, their drafts, trial runs and moves of dossiers."""

from django.urls import path

from backend.procedures import move_pages, pages, stage_pages, trial_pages

app_name = "procedures"
BASE, DRAFT = "quy-dinh/quy-trinh/", "quy-dinh/quy-trinh/du-thao/<int:pk>/"
EDITION = "quy-dinh/quy-trinh/phien-ban/<int:pk>/"
urlpatterns = [
    path(BASE, pages.home, name="home"),
    path(f"{BASE}moi/", pages.new, name="new"),
    path(DRAFT, pages.draft, name="draft"),
    path(f"{DRAFT}thong-tin/", pages.particulars, name="particulars"),
    path(f"{DRAFT}lich-su/", pages.history, name="history"),
    path(f"{DRAFT}thay-doi/", pages.draft_difference, name="draft-difference"),
    path(f"{DRAFT}di-thu/", trial_pages.draft_trial, name="draft-trial"),
    path(f"{DRAFT}them/", stage_pages.add, name="add"),
    path(f"{DRAFT}buoc/", stage_pages.step, name="step"),
    path(f"{DRAFT}buoc/<slug:code>/", stage_pages.edit, name="stage"),
    path(f"{EDITION}di-thu/", trial_pages.edition_trial, name="trial"),
    path(f"{EDITION}so-voi/<int:other>/", pages.difference, name="difference"),
    path(f"{EDITION}chuyen-ho-so/", move_pages.move, name="move"),
]
