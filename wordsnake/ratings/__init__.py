"""What games come to beyond themselves: results, which of them count, and how strong that makes their players."""
