# Signing in, one's own account, the people of a library.

## The demo's bar

demo-bar = Visitez en tant que
demo-bar-label = Démo
