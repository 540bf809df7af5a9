"""Which of two scores is higher, if it can be told."""
