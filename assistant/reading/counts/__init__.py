"""What each number counts."""
