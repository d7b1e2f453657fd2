"""Look and feel: the shapes that the components of templates/components/ draw."""
