"""Who tells whom what, in the words of the axes."""

from tasuki.residents.grounds.rules import (
    Category,
    Consent,
    Office,
    Regime,
)

TOWN = {"sender": Regime.PUBLIC, "sender_office": Office.TOWN}
COUNCIL = {"sender": Regime.PRIVATE, "sender_office": Office.WELFARE}
TO_TOWN = {"receiver": Regime.PUBLIC, "receiver_office": Office.TOWN}
TO_COUNCIL = {"receiver": Regime.PRIVATE, "receiver_office": Office.WELFARE}
TO_CENTER = {"receiver": Regime.UNKNOWN, "receiver_office": Office.SUPPORT_CENTER}
AGREED = {"consent": Consent.GIVEN}
AT_TABLE = {"both_sit": True}
TAX = {"categories": frozenset({Category.MONEY, Category.TAX})}
