"""A call, from the router to a procedure and back: arguments in, a result or an error out."""
