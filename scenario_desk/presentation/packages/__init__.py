"""Pictures of packages: what one gains and gives up, which open an endpoint, which are efficient."""
