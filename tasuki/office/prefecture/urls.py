"""Addresses of this room."""

from django.urls import path

from tasuki.office.prefecture import views

app_name = "prefecture"
urlpatterns = [
    path("prefecture/", views.overview, name="overview"),
    path("prefecture/towns/<uuid:municipality_id>/", views.municipality, name="municipality"),
    path("prefecture/towns/<uuid:municipality_id>/phase/", views.Phase.as_view(), name="phase"),
    path(
        "prefecture/towns/<uuid:municipality_id>/revision/",
        views.Revision.as_view(),
        name="revision",
    ),
    path("prefecture/towns/<uuid:municipality_id>/visit/", views.Visit.as_view(), name="visit"),
    path("prefecture/schedule/", views.schedule, name="schedule"),
    path("prefecture/schedule/new/", views.Plan.as_view(), name="plan"),
    path("prefecture/schedule/<uuid:support_id>/", views.Report.as_view(), name="report"),
    path("prefecture/surveys/", views.surveys, name="surveys"),
    path("prefecture/surveys/new/", views.Ask.as_view(), name="ask"),
    path("prefecture/surveys/<uuid:survey_id>/", views.survey, name="survey"),
    path(
        "prefecture/surveys/<uuid:survey_id>/<uuid:municipality_id>/",
        views.Answer.as_view(),
        name="answer",
    ),
]
