"""Addresses of achievement reports and of what a dossier still lacks."""

from django.urls import path

from backend.dossiers import report_pages, revision_pages, section_pages

app_name = "dossiers"
urlpatterns = [
    path("de-nghi/<int:pk>/bao-cao/", report_pages.listed, name="reports"),
    path("de-nghi/dong/<int:pk>/bao-cao/", report_pages.begin, name="begin"),
    path("de-nghi/bao-cao/<int:pk>/", report_pages.report, name="report"),
    path("de-nghi/bao-cao/<int:pk>/bao-cao.pdf", report_pages.as_pdf, name="report-pdf"),
    path("de-nghi/bao-cao/<int:pk>/bao-cao.docx", report_pages.as_word, name="report-word"),
    path("de-nghi/bao-cao/<int:pk>/doi-mau/", report_pages.carry_over, name="carry-over"),
    path("de-nghi/bao-cao/<int:pk>/chon/<int:beside>/", revision_pages.choose, name="choose"),
    path("de-nghi/bao-cao/<int:pk>/cac-ban/<slug:code>/", revision_pages.earlier, name="earlier"),
    path("de-nghi/bao-cao/<int:pk>/phan/<slug:code>/", section_pages.section, name="section"),
]
