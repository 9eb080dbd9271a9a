# Signing in, one's own account, the people of a library.

## The demo's bar

demo-bar = Demo: kijk rond als
demo-bar-label = Demo
