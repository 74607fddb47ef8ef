"""Learning: layouts that are not understood, proposed to the user, and what was explained before."""
