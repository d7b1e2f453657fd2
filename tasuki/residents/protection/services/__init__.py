"""The acts of this room."""

from tasuki.residents.protection.services._unlinking import heard
from tasuki.residents.protection.services.applying import close_application, record_application
from tasuki.residents.protection.services.contact import note_contact, replace_texts, reveal
from tasuki.residents.protection.services.ending import confirm_end, propose_end
from tasuki.residents.protection.services.estranging import estrange, let_near, read_estranged
from tasuki.residents.protection.services.protecting import confirm, protect, read_reveals
from tasuki.residents.protection.services.sweeping import sweep

__all__ = [
    "close_application",
    "confirm",
    "confirm_end",
    "estrange",
    "heard",
    "let_near",
    "note_contact",
    "propose_end",
    "protect",
    "read_estranged",
    "read_reveals",
    "record_application",
    "replace_texts",
    "reveal",
    "sweep",
]
