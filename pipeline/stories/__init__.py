"""Which articles are copies, templates of one another, or tell one story; each with its outlet and its time."""
