"""Whether what is stored is what was played: every game again by the rules, every card and count from its log."""
