"""What a relay allows. Product rule, not law: the sender holds until the receiver has taken."""

from datetime import date

from tasuki.ground.verdict import OK, Verdict, no


def may_offer(*, is_open: bool, offered: bool, same_agency: bool, manner: str) -> Verdict:
    """Only an open matter, one offer at a time, and to somebody else (つなぎ戻し may confirm)."""
    if not is_open:
        return no("relay.closed")
    if offered:
        return no("relay.already_offered")
    if same_agency and manner == "hand":
        return no("relay.to_yourself")
    return OK


def may_answer(*, answered: str, answer_by: date, today: date) -> Verdict:
    """Unanswered and not past its date: from the next midnight on it has lapsed."""
    if answered:
        return no(f"relay.already_{answered}")
    if answer_by < today:
        return no("relay.lapsed", answer_by=answer_by.isoformat())
    return OK


def may_return(*, manner: str) -> Verdict:
    """A naming by the 調整役 or a meeting can be taken or brought to the next meeting."""
    return no("relay.named_cannot_be_returned") if manner == "named" else OK


def dates_in_order(*, today: date, then: date, code: str) -> Verdict:
    """A date to look again or to answer by lies ahead (today counts)."""
    return OK if then >= today else no(code)


def may_close(*, is_open: bool, offered: bool) -> Verdict:
    """A matter on offer is in somebody's hands: it cannot be closed meanwhile."""
    if not is_open:
        return no("relay.closed")
    return no("relay.offer_stands") if offered else OK
