"""Measuring the reader, the search and the checker on case files."""
