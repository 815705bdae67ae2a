"""เตรียมและบันทึกประชุม: what stands on it and what the secretariat does from it."""
