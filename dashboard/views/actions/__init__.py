"""The parts of ติดตามงาน: what the address asks for, the filters, the groups, the board, one item."""
