"""สิทธิ์การใช้งาน: who may do what and why, and what is kept about the reader."""
