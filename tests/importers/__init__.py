"""Reading the Ombudsman’s documents: decisions that we made up, in every form that an officer may have them in."""
