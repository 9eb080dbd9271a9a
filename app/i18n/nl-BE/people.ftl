# Signing in, one's own account, the people of a library.

## The demo's bar

demo-bar = Kijk rond als
demo-bar-label = Demo
