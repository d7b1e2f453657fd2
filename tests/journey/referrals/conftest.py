"""佐藤 took a worry in and hands it on; 鈴木 is asked; 高橋 is the 調整役."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tasuki.ground.errors import HouseError, NotAllowed
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import services
from tasuki.journey.referrals.models import Collaboration, Dispute, Referral
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor

NAME, ADDRESS, PHONE = "髙﨑 𠮷子", "小林市細野38番地1", "0984-23-1111"
STORY = "冷蔵庫に食べるものがなく、電気も止まりそうだと話された。"
ANSWER_BY = date(2026, 11, 27)
SAID: dict[str, Any] = {
    "reason": "家計の立て直しを一緒に考えてほしい",
    "asked": "面談をお願いしたい",
    "explained": "生活自立相談支援センターに伝えることを説明した",
    "agreed": "yes",
    "ground": "consent",
    "told": ["name", "address", "phone", "topics", "narrative"],
}


@contextmanager
def refused(code: str, kind: type[HouseError] = NotAllowed) -> Iterator[None]:
    """The act is refused by this code, in a sentence."""
    with pytest.raises(kind) as caught:
        yield
    assert caught.value.code == code
    assert str(caught.value)


@pytest.fixture
def consultation(sato: Actor, noon: datetime, agency_of: Callable[[Actor], Agency]) -> Consultation:
    """A worry that 佐藤's counter holds."""
    return intake.receive(
        actor=sato,
        agency=agency_of(sato),
        subject={
            "name": NAME,
            "kana": "たかさき よしこ",
            "address": ADDRESS,
            "phone": PHONE,
            "birth_on": date(1944, 5, 3),
            "birth_certainty": "exact",
        },
        at=noon,
        method="visit",
        main_topic="income",
        topics=["income", "food"],
        narrative=STORY,
        area="細野",
        urgency="food",
        share_consent="yes",
    )


@pytest.fixture
def offer(
    sato: Actor,
    suzuki: Actor,
    consultation: Consultation,
    noon: datetime,
    agency_of: Callable[[Actor], Agency],
) -> Callable[..., Referral]:
    """Offer the matter; what is not said is the ordinary case, to 鈴木's counter."""

    def offered(
        *, actor: Actor = sato, to: Actor = suzuki, at: datetime = noon, **changes: Any
    ) -> Referral:
        return services.offer(
            actor=actor,
            consultation=Consultation.objects.select_related("baton__holder").get(
                pk=consultation.pk
            ),
            to=agency_of(to),
            answer_by=changes.pop("answer_by", ANSWER_BY),
            at=at,
            **{**SAID, **changes},
        )

    return offered


@pytest.fixture
def referral(offer: Callable[..., Referral]) -> Referral:
    """One that waits for 鈴木's answer."""
    return offer()


@pytest.fixture
def dispute(offer: Callable[..., Referral], suzuki: Actor, noon: datetime) -> Dispute:
    """Returned twice: it stands before the 調整役."""
    for _ in range(2):
        services.give_back(actor=suzuki, referral=offer(), reason="対象ではありません", at=noon)
    return Dispute.objects.select_related("baton__holder", "coordinator", "consultation").get()


@pytest.fixture
def ask(
    sato: Actor,
    suzuki: Actor,
    consultation: Consultation,
    noon: datetime,
    agency_of: Callable[[Actor], Agency],
) -> Callable[..., Collaboration]:
    """Ask to work on it together; what is not said is the ordinary case, to 鈴木's counter."""

    def asked(
        *, actor: Actor = sato, of: Actor = suzuki, at: datetime = noon, **changes: Any
    ) -> Collaboration:
        said: dict[str, Any] = {
            "what": "家計表を一緒に作る",
            "by_on": date(2026, 12, 10),
            "answer_by": ANSWER_BY,
            "agreed": "yes",
            "ground": "consent",
        }
        return services.ask_together(
            actor=actor, baton=consultation.baton, asked=agency_of(of), at=at, **{**said, **changes}
        )

    return asked


@pytest.fixture
def post() -> Callable[..., Any]:
    """Send an act's form as the browser does, with a fresh one-time key."""

    def sent(client: Client, url: str, **fields: Any) -> Any:
        return client.post(url, {"_once": str(uuid4()), **fields})

    return sent
