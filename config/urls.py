"""Every address below a town. Rooms give full paths; the desk composes pages of several rooms."""

from django.urls import URLPattern, URLResolver, include, path

from tasuki.town.organizations import signin

# The desk first: its pages are asked for all day long, and the list is searched in its order.
ROOMS = (
    "tasuki.doors.desk",
    "tasuki.trust.drafts",
    "tasuki.trust.vault",
    "tasuki.town.organizations",
    "tasuki.town.relay",
    "tasuki.town.setup",
    "tasuki.residents.protection",
    "tasuki.residents.consent",
    "tasuki.residents.grounds",
    "tasuki.journey.intake",
    "tasuki.journey.needs",
    "tasuki.journey.safeguarding",
    "tasuki.journey.referrals",
    "tasuki.journey.cases",
    "tasuki.journey.meetings",
    "tasuki.journey.plans",
    "tasuki.journey.closing",
    "tasuki.journey.emergency",
    "tasuki.journey.rollcall",
    "tasuki.office.transfers",
    "tasuki.office.oversight",
    "tasuki.office.duties",
    "tasuki.office.shelf",
    "tasuki.office.prefecture",
    "tasuki.doors.public_site",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("signin/", signin.SignIn.as_view(), name="account_login"),
    path("signout/", signin.SignOut.as_view(), name="account_logout"),
    *[path("", include(f"{room}.urls")) for room in ROOMS],
]
handler404 = "tasuki.doors.desk.errors.not_found"
handler500 = "tasuki.doors.desk.errors.server_error"
handler403 = "tasuki.doors.desk.errors.forbidden"
