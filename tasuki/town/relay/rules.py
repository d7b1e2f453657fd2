"""What a relay allows. Product rule, not law: the sender holds until the receiver has taken."""

from datetime import date

from tasuki.ground.verdict import OK, Verdict, no


def may_offer(
    *, is_open: bool, offered: bool, same_agency: bool, manner: str, carries: bool = False
) -> Verdict:
    """Only an open matter, one offer at a time, and to somebody else (つなぎ戻し may confirm)."""
    if not is_open:
        return no("relay.closed")
    if offered:
        return no("relay.already_offered")
    if same_agency and manner == "hand":
        return no("relay.to_yourself")
    return no("relay.carries_already") if carries else OK


def may_answer(*, answered: str, answer_by: date, today: date) -> Verdict:
    """Unanswered and not past its date: from the next midnight on it has lapsed."""
    if answered:
        return no(f"relay.already_{answered}")
    if answer_by < today:
        return no("relay.lapsed", answer_by=answer_by.isoformat())
    return OK


def may_hear(*, has_accounts: bool) -> Verdict:
    """Only for an office that nobody can answer for here is an answer noted by who offered."""
    return no("relay.answers_itself") if has_accounts else OK


def may_carry_again(*, is_open: bool, carried_outside: bool) -> Verdict:
    """Who watches over a matter carries it again once the office outside has let go of it."""
    if not is_open:
        return no("relay.closed")
    return OK if carried_outside else no("relay.not_outside")


def may_return(*, manner: str) -> Verdict:
    """A naming by the 調整役 or a meeting can be taken or brought to the next meeting."""
    return no("relay.named_cannot_be_returned") if manner == "named" else OK


def dates_in_order(*, today: date, then: date, code: str) -> Verdict:
    """A date to look again or to answer by lies ahead (today counts)."""
    return OK if then >= today else no(code)


def may_carry(*, barred: bool) -> Verdict:
    """Who is kept away from a matter by name does not carry it."""
    return no("relay.person_barred") if barred else OK


def may_be_told(*, works_there: bool, barred: bool) -> Verdict:
    """A secret matter is held out to somebody who works where it goes."""
    if not works_there:
        return no("relay.person_not_there")
    return may_carry(barred=barred)


def may_limit(*, secret: bool, offered: bool, unknown_at: str) -> Verdict:
    """A matter is limited once, not while it is held out, and never to nobody at who carries it."""
    if secret:
        return no("relay.already_secret")
    if offered:
        return no("relay.offer_stands_first")
    return no("relay.nobody_left", holder=unknown_at) if unknown_at else OK


def may_keep_out(*, left_nobody_at: str, already: bool) -> Verdict:
    """Nobody is kept away twice, and whoever carries the matter keeps somebody who sees it."""
    if already:
        return no("relay.already_barred")
    return no("relay.nobody_left", holder=left_nobody_at) if left_nobody_at else OK


def must_be_secret(*, secret: bool) -> Verdict:
    """Clearances belong to matters that are limited."""
    return OK if secret else no("relay.not_secret")


def still_stands(*, standing: bool) -> Verdict:
    """What has ended cannot be ended again."""
    return OK if standing else no("relay.limit_ended")


def may_join(*, secret: bool, other: bool) -> Verdict:
    """A secret matter does not become part of one that others see, nor the other way round."""
    return OK if secret == other else no("relay.secret_differs")


def may_close(*, is_open: bool, offered: bool) -> Verdict:
    """A matter on offer is in somebody's hands: it cannot be closed meanwhile."""
    if not is_open:
        return no("relay.closed")
    return no("relay.offer_stands") if offered else OK
