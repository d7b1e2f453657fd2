"""Addresses of this room."""

from django.urls import path

from tasuki.office.duties import views

app_name = "duties"
R, L, D = "duties/requests/<uuid:one_id>", "duties/leaks/<uuid:leak_id>", "duties/disposals"
H, P = "duties/holds/<uuid:hold_id>", "duties/persons/<uuid:person_id>/holds"
urlpatterns = [
    path("duties/custody/", views.custody, name="custody"),
    path("duties/requests/", views.requests, name="requests"),
    path("duties/requests/receive/", views.Receive.as_view(), name="receive"),
    path(f"{R}/", views.request_page, name="request"),
    path(f"{R}/appoint/", views.Appoint.as_view(), name="appoint"),
    path(f"{R}/pass-on/", views.PassOn.as_view(), name="pass_on"),
    path(f"{R}/extend/", views.Extend.as_view(), name="extend"),
    path(f"{R}/aim/", views.SetAim.as_view(), name="set_aim"),
    path(f"{R}/identify/", views.Identify.as_view(), name="identify"),
    path(f"{R}/gather/", views.Gather.as_view(), name="gather"),
    path(f"{R}/hear/", views.Hear.as_view(), name="hear"),
    path(f"{R}/propose/", views.Propose.as_view(), name="propose"),
    path(f"{R}/decide/", views.Decide.as_view(), name="decide"),
    path(f"{R}/hand-over/", views.HandOver.as_view(), name="hand_over"),
    path(f"{R}/package/", views.package, name="package"),
    path("duties/pieces/<uuid:piece_id>/", views.Black.as_view(), name="black"),
    path("duties/leaks/", views.leaks, name="leaks"),
    path("duties/leaks/note/", views.NoteLeak.as_view(), name="note_leak"),
    path(f"{L}/", views.leak_page, name="leak"),
    path(f"{L}/assess/", views.AssessLeak.as_view(), name="assess_leak"),
    path(f"{L}/tick/", views.Tick.as_view(), name="tick"),
    path(f"{L}/report/", views.ReportLeak.as_view(), name="report_leak"),
    path(f"{L}/tell/", views.TellPersons.as_view(), name="tell_persons"),
    path(f"{L}/close/", views.CloseLeak.as_view(), name="close_leak"),
    path(f"{D}/", views.disposals, name="disposals"),
    path(f"{D}/propose/", views.ProposeDisposal.as_view(), name="propose_disposal"),
    path(f"{D}/hold/", views.HoldBack.as_view(), name="hold"),
    path(f"{D}/<uuid:disposal_id>/", views.disposal_page, name="disposal"),
    path(f"{D}/<uuid:disposal_id>/decide/", views.DecideDisposal.as_view(), name="decide_disposal"),
    path(f"{D}/<uuid:disposal_id>/look/", views.LookAfter.as_view(), name="look_after"),
    path(f"{H}/", views.hold_page, name="hold_page"),
    path(f"{H}/confirm/", views.ConfirmHold.as_view(), name="confirm_hold"),
    path(f"{H}/ask-lift/", views.AskLift.as_view(), name="ask_lift"),
    path(f"{H}/lift/", views.Lift.as_view(), name="lift"),
    path(f"{P}/", views.person, name="person_holds"),
    path(f"{P}/hold/", views.HoldPerson.as_view(), name="hold_person"),
    path("duties/matters/<uuid:baton_id>/holds/", views.matter, name="matter_holds"),
]
