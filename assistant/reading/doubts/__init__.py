"""What leaves a question open."""
