"""A server's data as one file: made while it runs, verified, and put back, as much of it as is left."""
