"""The language side of the calculator: a deterministic reader of staffing questions."""
