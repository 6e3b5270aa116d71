"""The running program: command line, wiring, receiving, delivering, schedule, playground."""
