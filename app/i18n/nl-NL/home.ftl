# The way in: only what the Netherlands says otherwise.
