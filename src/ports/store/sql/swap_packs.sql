UPDATE pack SET current = previous, previous = current;
