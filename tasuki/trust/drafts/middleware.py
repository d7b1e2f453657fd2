"""Nothing typed is lost when the session has ended: the POST waits for the next sign-in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tasuki.trust.drafts import late, services


class KeepLatePost:
    """Keeps a POST that was answered with the entrance, and hands it to who signs in next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        user = getattr(request, "user", None)
        signed_in = user is not None and user.is_authenticated
        if request.method == "POST" and not signed_in and response.status_code == 302:
            late.keep_late(request, response)
        ticket = request.COOKIES.get(late.LATE_COOKIE)
        if ticket and signed_in and user is not None:
            services.claim(ticket=ticket, staff_id=user.pk)
            response.delete_cookie(late.LATE_COOKIE)
        return response
