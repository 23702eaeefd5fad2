"""What a host's commands do: by asking the server where one runs, else on what is stored."""
