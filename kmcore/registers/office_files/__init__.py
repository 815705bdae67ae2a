"""Files as offices make them (XLSX, XLS, ODS, CSV, TXT), from their bytes to a table whose columns are recognised.

``read_tables`` in ``reading`` is the way in. Right, or refused in a sentence: no row is dropped without a reason, and
what was understood by a rule is told. What the values mean is not decided here.
"""
