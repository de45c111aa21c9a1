"""A file of our own making for every format that is read, and the table of formats made from them."""
