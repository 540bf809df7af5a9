"""Importers turn what was gathered elsewhere into the project's own files. They never run while serving."""
