"""What the tables of the ledger say that is worth a look, best first; as data, as Markdown, as lines of a terminal."""
