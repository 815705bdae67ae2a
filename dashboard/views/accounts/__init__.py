"""บัญชีผู้ใช้: who has an account, and one account whole."""
