"""What stands around every answer: where the site is, whom it believes, methods, policy, hosts."""
