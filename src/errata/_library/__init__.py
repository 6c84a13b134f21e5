"""The library: TOML files compiled, indexed and read."""
