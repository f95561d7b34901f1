"""Forms: what people type, cleaned and checked; they get their choices handed in and never query."""
