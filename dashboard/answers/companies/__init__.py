"""What is known of companies, one by one."""
