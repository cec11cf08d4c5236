"""People told beside a size: who came, left, counts or does not, and sizes that are not there."""
