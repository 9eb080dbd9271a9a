# /ui: only what the Netherlands says otherwise.

ui-field-when = Tijd
