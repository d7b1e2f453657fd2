from django.urls import path

from tasuki.doors.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("intake/<uuid:consultation_id>/", views.consultation, name="consultation"),
    path("cases/", views.case_list, name="cases"),
    path("cases/<uuid:case_id>/", views.case, name="case"),
    path("offered/", views.offered, name="offered"),
    path("cases/<uuid:case_id>/records/", views.case_records, name="case_records"),
    path("search/", views.search, name="search"),
    path("log/", views.log, name="log"),
    path("more/", views.more, name="more"),
    path("papers/<slug:kind>/<uuid:record_id>.pdf", views.paper, name="paper"),
]
