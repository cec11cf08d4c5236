"""The staffing rules: parameters, computing, tracing and rendering apart."""
