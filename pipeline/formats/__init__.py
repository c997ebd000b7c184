"""Files in and out: `read` turns paths into articles, `write` turns facts into tables.

A new input is one module here with a `read` function and one line in `read.READERS`; a new output
one module with a class like those in `write.WRITERS`.
"""
