from django.urls import path

from tasuki.journey.cases.views import cases, information, requests

app_name = "cases"
urlpatterns = [
    path("requests/new/<uuid:consultation_id>/", requests.Ask.as_view(), name="request"),
    path("requests/<uuid:request_id>/", requests.show_request, name="show_request"),
    path("requests/<uuid:request_id>/accept/", requests.Accept.as_view(), name="accept"),
    path("requests/<uuid:request_id>/return/", requests.Return.as_view(), name="return"),
    path("requests/<uuid:request_id>/withdraw/", requests.Withdraw.as_view(), name="withdraw"),
    path("requests/<uuid:request_id>/keep/", requests.Keep.as_view(), name="keep"),
    path("cases/<uuid:case_id>/agencies/", cases.AddAgency.as_view(), name="agencies"),
    path(
        "cases/<uuid:case_id>/agencies/<uuid:around_id>/end/",
        cases.EndAgency.as_view(),
        name="end_agency",
    ),
    path(
        "cases/<uuid:case_id>/agencies/<uuid:around_id>/reading/",
        cases.ChangeReading.as_view(),
        name="reading",
    ),
    path("cases/<uuid:case_id>/members/", cases.AddMember.as_view(), name="members"),
    path("cases/<uuid:case_id>/assessment/", cases.Assess.as_view(), name="assessment"),
    path(
        "cases/<uuid:case_id>/assessment/household/",
        cases.AssessHousehold.as_view(),
        name="assessment_household",
    ),
    path(
        "cases/<uuid:case_id>/assessment/<uuid:person_id>/",
        cases.Assess.as_view(),
        name="assessment_of",
    ),
    path(
        "cases/<uuid:case_id>/information/new/",
        information.AskInformation.as_view(),
        name="ask_information",
    ),
    path(
        "information/<uuid:information_id>/", information.show_information, name="show_information"
    ),
    path("information/<uuid:information_id>/file/", information.file, name="file"),
    path("information/<uuid:information_id>/answer/", information.Give.as_view(), name="give"),
    path(
        "information/<uuid:information_id>/phone/",
        information.NotePhone.as_view(),
        name="note_phone",
    ),
    path("information/<uuid:information_id>/refuse/", information.Refuse.as_view(), name="refuse"),
    path(
        "information/<uuid:information_id>/withdraw/",
        information.WithdrawInformation.as_view(),
        name="withdraw_information",
    ),
]
