"""ตั้งต้นจังหวัด: the steps of a province that begins, each by form or by file."""
