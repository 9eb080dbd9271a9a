# Signing in, one's own account, the people of a library.

## The demo's bar

demo-bar = Look around as
demo-bar-label = Demo
