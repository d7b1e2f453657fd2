from django.urls import path

from tasuki.journey.safeguarding import views

app_name = "safeguarding"
urlpatterns = [
    path("safeguarding/", views.Begin.as_view(), name="new"),
    path("safeguarding/laws/", views.laws_page, name="laws"),
    path("safeguarding/reports/", views.report_list, name="list"),
    path("safeguarding/reports/<uuid:report_id>/", views.show, name="show"),
    path("safeguarding/reports/<uuid:report_id>/write/", views.Complete.as_view(), name="write"),
    path("safeguarding/reports/<uuid:report_id>/answer/", views.Answered.as_view(), name="answer"),
    path(
        "safeguarding/reports/<uuid:report_id>/not/",
        views.DecideNotTo.as_view(),
        name="decide_not",
    ),
    path(
        "safeguarding/reports/<uuid:report_id>/call-off/",
        views.CallOff.as_view(),
        name="call_off",
    ),
    path(
        "safeguarding/reports/<uuid:report_id>/reporter/",
        views.Reporter.as_view(),
        name="reporter",
    ),
]
