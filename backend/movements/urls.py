"""Addresses of the room "Phong trào" and of the supervisors' page."""

from django.urls import path

from backend.movements import files, oversight, pages

app_name = "movements"
urlpatterns = [
    path("phong-trao/", pages.home, name="home"),
    path("phong-trao/lap/", pages.create, name="create"),
    path("phong-trao/dang-ky/", pages.register, name="register"),
    path("phong-trao/giao-uoc/lap/", pages.draw_covenant, name="draw-covenant"),
    path("phong-trao/<int:pk>/", pages.movement, name="movement"),
    path("phong-trao/<int:pk>/ket-qua/", pages.results, name="results"),
    path("phong-trao/<int:pk>/ket-qua.xlsx", files.results_xlsx, name="results-xlsx"),
    path("phong-trao/<int:pk>/ket-qua.pdf", files.results_pdf, name="results-pdf"),
    path("phong-trao/dang-ky/<int:pk>/ban-dang-ky.pdf", files.registration_paper, name="registration-pdf"),
    path("phong-trao/giao-uoc/<int:pk>/giao-uoc.pdf", files.covenant_paper, name="covenant-pdf"),
    path("phong-trao/dang-ky/<int:pk>/", pages.registration, name="registration"),
    path("phong-trao/giao-uoc/<int:pk>/", pages.covenant, name="covenant"),
    path("giam-sat/", oversight.home, name="oversight"),
]
