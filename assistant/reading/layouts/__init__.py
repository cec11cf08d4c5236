"""Tables, lists and forms typed into a question, written out as sentences."""
