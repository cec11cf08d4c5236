"""The commands of `neibao`, one module each, with `configure(parser)` and `run(arguments)`."""
