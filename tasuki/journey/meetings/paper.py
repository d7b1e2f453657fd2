def register_papers() -> None:
    """x"""
