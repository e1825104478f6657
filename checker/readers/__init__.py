"""Reads a report file into a Document."""

from checker.readers.read import read

__all__ = ["read"]
