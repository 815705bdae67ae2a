"""A person's data across the subjects, and the audit trail as each reader may see it."""
