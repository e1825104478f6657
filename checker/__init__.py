"""Checks a draft ESG report against disclosure requirements."""

__version__ = "0.1.0"
__all__ = ["__version__"]
