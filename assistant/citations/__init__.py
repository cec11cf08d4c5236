"""The citation check: does a clause exist, are the quoted words its words, is the figure its figure."""
