"""The procedures of the public API."""
