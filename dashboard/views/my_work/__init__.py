"""งานของฉัน: an agency's open items in the order they hurt, and the form that reports on one of them."""
