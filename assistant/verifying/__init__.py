"""What a sentence of an answer is checked for, against the words that it stands on."""
