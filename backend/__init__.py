"""The Django project: makes happen what the plain folders allow."""
