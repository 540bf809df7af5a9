"""What every address of the API is made with: parameters, problems, shapes, description."""
