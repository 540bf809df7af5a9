"""What the choices of the method weigh."""
