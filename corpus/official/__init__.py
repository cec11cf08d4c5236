"""The official databases of laws, asked over the network: the only part of the project that goes there for texts."""
