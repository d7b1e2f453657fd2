"""Password hashing sized for a small machine."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class TownArgon2(Argon2PasswordHasher):
    """Argon2id at OWASP's 46 MiB setting: eight sign-ins at once fit into a small server."""

    time_cost = 1
    memory_cost = 47104
    parallelism = 1
