"""Addresses of this room."""

from django.urls import path

from tasuki.office.oversight import views

app_name = "oversight"
urlpatterns = [
    path("oversight/", views.log, name="log"),
    path("oversight/proof/", views.proof, name="proof"),
    path("oversight/matters/<uuid:baton_id>/", views.matter, name="matter"),
    path("oversight/persons/<uuid:person_id>/", views.person, name="person"),
    path("oversight/findings/", views.findings, name="findings"),
    path("oversight/findings/<uuid:finding_id>/", views.finding, name="finding"),
    path("oversight/findings/<uuid:finding_id>/ask/", views.Ask.as_view(), name="ask"),
    path("oversight/findings/<uuid:finding_id>/review/", views.Review.as_view(), name="review"),
    path("oversight/questions/<uuid:question_id>/", views.Explain.as_view(), name="explain"),
    path("oversight/export/", views.Export.as_view(), name="export"),
    path("oversight/exports/<uuid:export_id>/log.csv", views.download, name="download"),
]
