"""The pages of the browser app. They draw what the assistant and the FAQ sets return, and decide nothing."""
