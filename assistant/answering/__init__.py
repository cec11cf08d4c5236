"""From found clauses to an answer: what to quote, what to say first, how to write it down."""
