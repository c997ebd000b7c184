"""Files in and out: `read` turns paths into articles, `outputs` writes what a run leaves.

A new input is one module here with a `read` function and one line in `read.READERS`; a new table
one module in `tables` with the names `encode` and `opened`, and one line in `tables.FORMATS`.
"""
