"""What belongs to one page of ``pages/``, under the same name."""
