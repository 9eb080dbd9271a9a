# Signing in, accounts, people: only what the Netherlands says otherwise.
