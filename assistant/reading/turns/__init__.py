"""Conversations: what a turn changes, completes or takes from those before."""
