"""What people see and call: pages, API, commands."""
