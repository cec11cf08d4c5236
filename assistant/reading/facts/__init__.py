"""The types that the reader fills: a number with its meaning, the draft of a unit, its parts, what was understood."""
