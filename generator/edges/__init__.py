"""Connect the pure rooms to the outside: the command line, the disk, Git, the engines and MkDocs."""
