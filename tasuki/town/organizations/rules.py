"""What accounts and appointments allow. Rules of the product; no law asks for more."""

import re
from collections.abc import Collection
from datetime import date

from tasuki.ground.verdict import OK, Verdict, no

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


def login_fits(*, login: str, name: str) -> Verdict:
    """A sign-in name is typed on every keyboard; a person has a name."""
    if not LOGIN.fullmatch(login):
        return no("organizations.login_letters")
    return OK if name.strip() and len(name) <= 60 else no("organizations.no_name")


def account_is_open(*, is_active: bool) -> Verdict:
    """What is closed stays closed: the next person gets an account of their own."""
    return OK if is_active else no("organizations.account_is_closed")


def may_invite_again(*, used: bool) -> Verdict:
    """A link that somebody came in by is not given out again."""
    return no("organizations.invitation_used_up") if used else OK


def may_close_account(*, appointed: bool, own: bool) -> Verdict:
    """First the appointments end, so that nobody is left on a matter; nobody closes their own."""
    if own:
        return no("organizations.not_your_own")
    return no("organizations.still_appointed") if appointed else OK


def days_in_order(*, since: date, until: date | None) -> Verdict:
    """An appointment ends on its first day at the earliest."""
    if until is not None and until < since:
        return no("organizations.ends_before_it_starts", since=since.isoformat())
    return OK


def an_administrator_stays(*, stays: bool) -> Verdict:
    """A town without 管理者 could open no account again."""
    return OK if stays else no("organizations.last_admin")


def somebody_chosen(count: int) -> Verdict:
    """An act that does nothing is not an act."""
    return OK if count else no("organizations.nobody_chosen")


def password_is_new(*, same: bool) -> Verdict:
    """A temporary password is known to two people; it may not become the own one."""
    return no("organizations.same_password") if same else OK


def factor_is_unset(*, is_set: bool) -> Verdict:
    """A second app is a change of the first: that one ends before."""
    return no("organizations.factor_there") if is_set else OK


def factor_is_set(*, is_set: bool) -> Verdict:
    """Only what is there can be taken away, or be asked for a code."""
    return OK if is_set else no("organizations.no_factor")


def code_fits(*, fits: bool) -> Verdict:
    """A code of this minute that has not been used."""
    return OK if fits else no("organizations.wrong_code")


def reason_said(text: str) -> Verdict:
    """Whoever opens a lock for another says why."""
    if not text.strip():
        return no("organizations.reset_unsaid")
    return OK if len(text) <= 1000 else no("organizations.reset_too_long")


def not_ones_own_lock(*, own: bool) -> Verdict:
    """Who lost the phone is helped by somebody else."""
    return no("organizations.reset_own") if own else OK


def another_administrator(*, same: bool) -> Verdict:
    """Two people, so that nobody takes over an account alone."""
    return no("organizations.reset_second") if same else OK


def reset_runs(*, runs: bool) -> Verdict:
    """Asked for, and neither done nor withdrawn."""
    return OK if runs else no("organizations.reset_over")


def must_have_factor(*, roles: Collection[str], wanted: Collection[str], demo: bool) -> bool:
    """Who reaches much signs in with two things. In a demo or practice town nobody has to."""
    return not demo and bool(set(roles) & set(wanted))


FREE_TRIES = 5
FIRST_REST = 30
LONGEST_REST = 15 * 60


def rest_after(count: int) -> int:
    """Seconds an account rests after so many wrong passwords: 0 four times, then 30, 60 … 900."""
    if count < FREE_TRIES:
        return 0
    return min(LONGEST_REST, FIRST_REST << min(count - FREE_TRIES, 10))
