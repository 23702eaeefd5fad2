"""Whom the host trusts or shuts out, in files that the router reads as well; and codes that vouch for a device."""
