"""What a host's commands may fail with."""


class HostError(Exception):
    """A host's command could not be carried out. The message is one sentence for the host."""
