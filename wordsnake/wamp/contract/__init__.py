"""What is promised to everybody: URIs, messages, arguments, refusals, and the catalogue of procedures."""
