SELECT lesson, kind, name, number FROM mark
