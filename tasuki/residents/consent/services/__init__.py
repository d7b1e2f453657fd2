"""The acts of this room."""

from tasuki.residents.consent.services.asking import ask, note_incapable, refuse
from tasuki.residents.consent.services.attaching import attach_scan, open_scan
from tasuki.residents.consent.services.counter import note_reception
from tasuki.residents.consent.services.giving import Paper, Taken, give, give_partly, renew
from tasuki.residents.consent.services.withdrawing import withdraw

__all__ = [
    "Paper",
    "Taken",
    "ask",
    "attach_scan",
    "give",
    "give_partly",
    "note_incapable",
    "note_reception",
    "open_scan",
    "refuse",
    "renew",
    "withdraw",
]
