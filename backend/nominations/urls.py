"""Addresses of the room "Đề nghị khen thưởng"."""

from django.urls import path

from backend.nominations import grid_pages, letter_pages, list_pages, pages, quota_pages, writing_pages

app_name = "nominations"
urlpatterns = [
    path("de-nghi/", pages.home, name="home"),
    path("de-nghi/chi-tieu/<int:pk>/", quota_pages.quotas, name="quotas"),
    path("de-nghi/chi-tieu/<int:pk>/giao/", quota_pages.set_quota, name="set-quota"),
    path("de-nghi/tat-ca/", pages.everyone, name="list"),
    path("de-nghi/diem-da-dieu-chinh/", pages.with_old_scores, name="outdated"),
    path("de-nghi/tat-ca.xlsx", list_pages.export_all, name="export-all"),
    path("de-nghi/lap/", pages.new, name="new"),
    path("de-nghi/dong/<int:pk>/", pages.nomination, name="nomination"),
    path("de-nghi/dong/<int:pk>/sua/", list_pages.edit, name="edit-row"),
    path("de-nghi/giay-to/<int:pk>/", writing_pages.download, name="paper"),
    path("de-nghi/<int:pk>/", pages.submission, name="submission"),
    path("de-nghi/<int:pk>/to-trinh/", writing_pages.letter, name="letter"),
    path("de-nghi/<int:pk>/to-trinh.pdf", letter_pages.as_pdf, name="letter-pdf"),
    path("de-nghi/<int:pk>/to-trinh.docx", letter_pages.as_word, name="letter-word"),
    path("de-nghi/<int:pk>/hop/", writing_pages.meeting, name="meeting"),
    path("de-nghi/<int:pk>/giay-to/", writing_pages.papers, name="papers"),
    path("de-nghi/<int:pk>/thu-tuc/", writing_pages.procedure, name="procedure"),
    path("de-nghi/<int:pk>/ban-da-ky/", writing_pages.signed_copy, name="signed-copy"),
    path("de-nghi/<int:pk>/trinh/", writing_pages.submit, name="submit"),
    path("de-nghi/<int:pk>/danh-sach/", list_pages.rows, name="rows"),
    path("de-nghi/<int:pk>/danh-sach/them/", list_pages.add, name="add-row"),
    path("de-nghi/<int:pk>/danh-sach/nhap/", list_pages.import_rows, name="import"),
    path("de-nghi/<int:pk>/danh-sach/dan/", grid_pages.paste, name="paste"),
    path("de-nghi/<int:pk>/danh-sach/sua/", grid_pages.grid, name="grid"),
    path("de-nghi/<int:pk>/danh-sach/mau.xlsx", list_pages.template, name="template"),
    path("de-nghi/<int:pk>/danh-sach/xuat.xlsx", list_pages.export, name="export"),
]
