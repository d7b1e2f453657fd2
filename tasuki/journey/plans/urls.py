"""Addresses of plans."""

from django.urls import path

from tasuki.journey.plans.views import deciding, supporting, writing

app_name = "plans"
urlpatterns = [
    path("cases/<uuid:case_id>/plan/", writing.PlanPage.as_view(), name="plan"),
    path("cases/<uuid:case_id>/plan/edit/", writing.EditPage.as_view(), name="edit"),
    path("cases/<uuid:case_id>/plan/again/", writing.ReplanPage.as_view(), name="replan"),
    path(
        "cases/<uuid:case_id>/monitoring/", supporting.MonitoringPage.as_view(), name="monitoring"
    ),
    path(
        "cases/<uuid:case_id>/evaluation/", supporting.EvaluationPage.as_view(), name="evaluation"
    ),
    path("plans/<uuid:plan_id>/", writing.version, name="show"),
    path("plans/<uuid:plan_id>/consent/", deciding.ConsentPage.as_view(), name="consent"),
    path("plans/<uuid:plan_id>/decision/", deciding.DecisionPage.as_view(), name="decision"),
    path("promises/<uuid:promise_id>/", supporting.PromisePage.as_view(), name="promise"),
]
