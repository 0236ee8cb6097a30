"""Addresses of the room "Cải cách hành chính": documents, plans, tasks, reports owed, the mid-year summary."""

from django.urls import path

from backend.reform import pages, plan_pages, report_pages

app_name = "reform"
urlpatterns = [
    path("cai-cach/", pages.home, name="home"),
    path("cai-cach/nhiem-vu/", pages.tasks, name="tasks"),
    path("cai-cach/nhiem-vu/giao/", pages.assign, name="assign"),
    path("cai-cach/nhiem-vu/<int:pk>/", pages.task, name="task"),
    path("cai-cach/so-ket/", pages.midyear, name="midyear"),
    path("cai-cach/so-ket.xlsx", report_pages.midyear_xlsx, name="midyear-xlsx"),
    path("cai-cach/so-ket.pdf", report_pages.midyear_pdf, name="midyear-pdf"),
    path("cai-cach/van-ban/", plan_pages.documents, name="documents"),
    path("cai-cach/van-ban/moi/", plan_pages.new_document, name="new-document"),
    path("cai-cach/van-ban/<int:pk>/", plan_pages.document, name="document"),
    path("cai-cach/ke-hoach/", plan_pages.plans, name="plans"),
    path("cai-cach/ke-hoach/moi/", plan_pages.new_plan, name="new-plan"),
    path("cai-cach/ke-hoach/<int:pk>/", plan_pages.plan, name="plan"),
    path("cai-cach/bao-cao/", report_pages.calls, name="calls"),
    path("cai-cach/bao-cao/yeu-cau/", report_pages.new_call, name="new-call"),
    path("cai-cach/bao-cao/<int:pk>/", report_pages.call, name="call"),
    path("cai-cach/bao-cao/don-vi/<int:pk>/", report_pages.unit_report, name="unit-report"),
    path("cai-cach/gia-han/", report_pages.extensions, name="extensions"),
    path("cai-cach/nhiem-vu-cua-toi/", pages.mine, name="mine"),
]
