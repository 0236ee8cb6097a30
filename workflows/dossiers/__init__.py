"""Forms of reports, simplified procedures and the text of a report: data with versions and pure functions on it."""
