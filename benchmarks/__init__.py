"""What the program does per second, beside its peers. See docs/benchmarks.md."""
