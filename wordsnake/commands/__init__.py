"""The commands of `wordsnake`: their options, and what they say. What they do is in the layers below."""
