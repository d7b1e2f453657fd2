"""What a hand-over allows. Product rule: nothing is ever without a holder."""

from datetime import date

from tasuki.ground.verdict import OK, Verdict, no


def something_chosen(count: int) -> Verdict:
    """A hand-over of nothing is none."""
    return OK if count else no("transfers.nothing_chosen")


def something_unread(count: int) -> Verdict:
    """Confirmed once."""
    return OK if count else no("transfers.read_already")


def not_to_the_leaver(*, same: bool) -> Verdict:
    """Who leaves does not take over from themself."""
    return no("transfers.to_the_leaver") if same else OK


def may_follow(*, same: bool, has_accounts: bool, works: bool) -> Verdict:
    """The next contractor is another agency, and somebody works there with an account."""
    if same:
        return no("transfers.same_agency")
    return OK if has_accounts and works else no("transfers.nobody_there")


def last_day_ahead(*, today: date, last_day: date) -> Verdict:
    """Named before or on the last day."""
    return OK if last_day >= today else no("transfers.last_day_passed")


def contract_said(text: str) -> Verdict:
    """Without a contract there is no ground to hand anybody's matter on."""
    if not text.strip():
        return no("transfers.no_contract")
    return OK if len(text) <= 20_000 else no("transfers.too_long")


def still_running(*, ended: bool) -> Verdict:
    """A change that has been carried through is history."""
    return no("transfers.change_is_over") if ended else OK


def reason_fits(text: str) -> Verdict:
    """A free text within its limit."""
    return OK if len(text) <= 20_000 else no("transfers.too_long")


def certificate_is_whole(*, how: str, by: str, on: date | None, today: date) -> Verdict:
    """Day, method and who signed: what is missing makes it no certificate."""
    if on is None or not how or not by.strip():
        return no("transfers.certificate_unsaid")
    return OK if on <= today else no("transfers.certificate_ahead")
