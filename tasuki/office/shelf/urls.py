"""Addresses of this room."""

from django.urls import path

from tasuki.office.shelf import views

app_name = "shelf"
urlpatterns = [
    path("shelf/", views.shelf, name="list"),
    path("shelf/new/", views.Put.as_view(), name="put"),
    path("shelf/links/", views.links, name="links"),
    path("shelf/links/<slug:code>/check/", views.Check.as_view(), name="check_link"),
    path("shelf/documents/<uuid:document_id>/", views.document, name="document"),
    path("shelf/documents/<uuid:document_id>/change/", views.Change.as_view(), name="change"),
    path("shelf/documents/<uuid:document_id>/publish/", views.Publish.as_view(), name="publish"),
    path("shelf/documents/<uuid:document_id>/tell/", views.Tell.as_view(), name="tell"),
    path("shelf/documents/<uuid:document_id>/plan/", views.Plan.as_view(), name="plan"),
    path("shelf/documents/<uuid:document_id>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
    path("shelf/documents/<uuid:document_id>/restore/", views.Restore.as_view(), name="restore"),
    path("shelf/editions/<uuid:edition_id>/file/", views.download, name="download"),
    path("shelf/editions/<uuid:edition_id>/read/", views.MarkRead.as_view(), name="read"),
]
