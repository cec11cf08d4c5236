"""A question becomes a checked and cited answer."""
