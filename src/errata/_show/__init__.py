"""Diagnoses and entries shown: record, plain text, terminal, Markdown, schemas."""
