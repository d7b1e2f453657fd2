from django.apps import AppConfig


class VaultConfig(AppConfig):
    """書類の保管庫: encrypted files, what they really are, who opened them."""

    name = "tasuki.trust.vault"
    label = "vault"
