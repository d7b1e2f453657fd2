from django.apps import AppConfig

from tasuki.ground import words as register
from tasuki.trust.audit import catalogue


class VaultConfig(AppConfig):
    """書類の保管庫: encrypted files, what they really are, who opened them."""

    name = "tasuki.trust.vault"
    label = "vault"

    def ready(self) -> None:
        from tasuki.trust.vault import events, words

        register.add(words.SENTENCES)
        catalogue.add(*events.EVENTS)
