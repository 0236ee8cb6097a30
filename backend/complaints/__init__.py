"""Complaints (khiếu nại) against results, with their time limits; they change no award by themselves."""
