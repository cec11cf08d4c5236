"""What a question asks: whose number, enough or not, how large, from what size on."""
