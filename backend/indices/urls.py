"""Addresses of petitions, comparisons, analysis and national indices, all in the room of reform."""

from django.urls import path

from backend.indices import analysis_pages, national_pages, petition_pages, year_pages

app_name = "indices"
urlpatterns = [
    path("cai-cach/kien-nghi-chi-so/", petition_pages.petitions, name="petitions"),
    path("cai-cach/kien-nghi-chi-so/gui/<int:score>/", petition_pages.send, name="send"),
    path("cai-cach/kien-nghi-chi-so/<int:pk>/", petition_pages.petition, name="petition"),
    path("cai-cach/xep-hang/<int:pk>/dieu-chinh/", petition_pages.adjust, name="adjust"),
    path("cai-cach/xep-hang/<int:pk>/thay-doi/", petition_pages.changes, name="changes"),
    path("cai-cach/xep-hang/<int:pk>/so-sanh/", year_pages.compare, name="compare"),
    path("cai-cach/don-vi/<int:pk>/chi-so/", year_pages.unit, name="unit"),
    path("cai-cach/doi-chieu-bo-tieu-chi/", year_pages.mappings, name="mappings"),
    path("cai-cach/doi-chieu-bo-tieu-chi/ghi/", year_pages.state_mapping, name="state-mapping"),
    path("cai-cach/phieu-cham-diem/<int:pk>/diem-mat/", analysis_pages.losses, name="losses"),
    path("cai-cach/don-vi/<int:pk>/du-bao/<int:year>/", analysis_pages.forecasts, name="forecast"),
    path("cai-cach/tinh-thu/", analysis_pages.what_ifs, name="what-ifs"),
    path("cai-cach/tinh-thu/lap/", analysis_pages.keep, name="keep-what-if"),
    path("cai-cach/tinh-thu/<int:pk>/", analysis_pages.what_if, name="what-if"),
    path("cai-cach/tinh-thu/<int:pk>/linh-vuc/<str:code>/", analysis_pages.try_area, name="try-area"),
    path("cai-cach/chi-so-quoc-gia/", national_pages.national, name="national"),
    path("cai-cach/chi-so-quoc-gia/ghi/", national_pages.enter, name="enter-value"),
]
