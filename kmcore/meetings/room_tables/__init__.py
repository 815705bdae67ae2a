"""The tables that change all the time while a session is held: a subject to themselves, so that kept answers outlive it."""
