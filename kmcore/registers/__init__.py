"""The registers: what the programme is made of, each kind of row defined once and read, entered and imported by that."""
