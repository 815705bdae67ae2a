"""บันทึกการใช้งาน: who did what, when and to what."""
