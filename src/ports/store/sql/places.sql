SELECT owner, number FROM place
