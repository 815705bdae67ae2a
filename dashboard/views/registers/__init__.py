"""The panels of the page ทะเบียน, for any kind of row: none is named here."""
