from django.urls import path

from tasuki.journey.referrals import views

app_name = "referrals"
urlpatterns = [
    path("referrals/new/<uuid:consultation_id>/", views.Offer.as_view(), name="offer"),
    path(
        "referrals/coordinator/<uuid:consultation_id>/",
        views.ToCoordinator.as_view(),
        name="to_coordinator",
    ),
    path("referrals/<uuid:referral_id>/", views.show, name="show"),
    path("referrals/<uuid:referral_id>/accept/", views.Accept.as_view(), name="accept"),
    path("referrals/<uuid:referral_id>/return/", views.GiveBack.as_view(), name="give_back"),
    path("referrals/<uuid:referral_id>/withdraw/", views.Withdraw.as_view(), name="withdraw"),
    path("referrals/<uuid:referral_id>/again/", views.OfferAgain.as_view(), name="again"),
    path("referrals/<uuid:referral_id>/object/", views.ObjectToNaming.as_view(), name="object"),
    path("referrals/<uuid:referral_id>/heard/", views.Hear.as_view(), name="hear"),
    path("referrals/<uuid:referral_id>/let-go/", views.HearLetGo.as_view(), name="hear_let_go"),
    path("disputes/<uuid:dispute_id>/", views.dispute, name="dispute"),
    path("disputes/<uuid:dispute_id>/name/", views.NameHolder.as_view(), name="name_holder"),
    path("together/new/<uuid:baton_id>/", views.Ask.as_view(), name="together"),
    path("together/<uuid:ask_id>/", views.show_together, name="together_show"),
    path("together/<uuid:ask_id>/take-on/", views.TakeOn.as_view(), name="take_on"),
    path("together/<uuid:ask_id>/decline/", views.Decline.as_view(), name="decline"),
    path("together/<uuid:ask_id>/heard/", views.HearHelp.as_view(), name="hear_help"),
    path("together/<uuid:ask_id>/heard-done/", views.HearDone.as_view(), name="hear_done"),
    path("together/<uuid:ask_id>/report/", views.Report.as_view(), name="report_done"),
    path("together/<uuid:ask_id>/withdraw/", views.WithdrawAsk.as_view(), name="withdraw_ask"),
    path("together/<uuid:ask_id>/noted/", views.Note.as_view(), name="note_answer"),
]
