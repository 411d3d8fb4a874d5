"""Reading documents, cutting them into passages and writing the library."""
