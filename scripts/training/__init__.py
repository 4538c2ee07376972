"""How the shipped weights are made: gold files to examples, network, fit, export."""
