"""Who asks is recognized at every request: both questions are written as SQL once (ADR 0009)."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from tasuki.ground.prepared import Prepared
from tasuki.town.organizations.models import Staff

_SESSION: Prepared[Session] = Prepared(
    lambda key, at: Session.objects.filter(session_key=key, expire_date__gt=at)
)
_STAFF: Prepared[Staff] = Prepared(lambda staff: Staff.objects.filter(pk=staff))


class SessionStore(db.SessionStore):
    """Django's sessions in the town's database."""

    def _get_session_from_db(self) -> Session | None:
        found = _SESSION(key=self.session_key, at=timezone.now())
        if not found:
            self._session_key = None  # as Django does: an unknown key is never taken over
            return None
        return found[0]


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """The password is asked for by allauth; who has signed in is read here."""

    def get_user(self, user_id: Any) -> Staff | None:
        """The account of the session, as long as it may be used."""
        found = _STAFF(staff=user_id if isinstance(user_id, UUID) else UUID(str(user_id)))
        return found[0] if found and self.user_can_authenticate(found[0]) else None
