"""Sizes that a question leaves to be worked out: sums, shares, distances, comparisons."""
