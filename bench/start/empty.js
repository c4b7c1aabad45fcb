// The floor of every program: nothing at all.
