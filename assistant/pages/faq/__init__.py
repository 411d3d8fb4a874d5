"""The pages of FAQ sets: the list, a set, an entry."""
