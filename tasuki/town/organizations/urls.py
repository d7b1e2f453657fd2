from django.urls import path

from tasuki.town.organizations.views import accounts as views
from tasuki.town.organizations.views import factors, invitation, inviting

app_name = "organizations"
urlpatterns = [
    path("staff/", views.staff_list, name="staff"),
    path("staff/new/", views.OpenAccount.as_view(), name="open_account"),
    path("staff/inventory/", views.Inventory.as_view(), name="inventory"),
    path(
        "staff/invitations/<uuid:invitation_id>/again/",
        inviting.InviteAgain.as_view(),
        name="invite_again",
    ),
    path("staff/<uuid:staff_id>/", views.account, name="account"),
    path("staff/<uuid:staff_id>/appoint/", views.Appoint.as_view(), name="appoint"),
    path("staff/<uuid:staff_id>/close/", views.CloseAccount.as_view(), name="close_account"),
    path("staff/<uuid:staff_id>/password/", views.NewPassword.as_view(), name="new_password"),
    path("staff/<uuid:staff_id>/sign-out/", views.SignOutStaff.as_view(), name="sign_out_staff"),
    path(
        "appointments/<uuid:appointment_id>/end/",
        views.EndAppointment.as_view(),
        name="end_appointment",
    ),
    path("welcome/<slug:token>/", invitation.Welcome.as_view(), name="invitation"),
    path("me/", views.Mine.as_view(), name="mine"),
    path("signin/code/", factors.Code.as_view(), name="code"),
    path("staff/<uuid:staff_id>/factor/", factors.AskReset.as_view(), name="ask_reset"),
    path(
        "factor-resets/<uuid:reset_id>/confirm/",
        factors.ConfirmReset.as_view(),
        name="confirm_reset",
    ),
    path(
        "factor-resets/<uuid:reset_id>/withdraw/",
        factors.WithdrawReset.as_view(),
        name="withdraw_reset",
    ),
    path("me/factor/", factors.SetUp.as_view(), name="factor"),
    path("me/factor/codes/", factors.Codes.as_view(), name="renew_recovery"),
    path("me/factor/remove/", factors.Remove.as_view(), name="remove_factor"),
    path("me/factor/recovery/", factors.recovery, name="recovery"),
    path("me/password/", views.Password.as_view(), name="password"),
]
