"""The plan whole: activities beside the circles' sessions, the governor's visits, trainings and days set for work."""
