"""The views about access: who may do what, who did what, who has an account."""
