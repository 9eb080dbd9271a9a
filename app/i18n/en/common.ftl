# Texts of every page. Voice: short, "you", a number before an adjective, plain words.

## The frame of a page

# The language's own name, for the language switch.
language-name = English
language-switch = Language
skip-link = Skip to the content
home = To the home page
nav-label = Menu
nav-seats = Study seats
nav-events = What’s on
nav-clubs = Read together
nav-schools = Schools
nav-libraries = Libraries
nav-mine = My Plek
nav-staff = Staff
sign-in = Sign in
sign-out = Sign out
footer-help = Questions? Ask at the desk.
footer-help-link = Help with Plek

## Forms

error-summary-title = There is a problem
# Stands before an error at its field, and before the title of a page with errors.
error-prefix = Error:
field-optional = optional
field-required = required
choose = Choose…
error-empty = Fill this in.
error-choice = Choose one of the options.
error-not-a-date = This is not a date. Write for example 13/10/2026.
error-not-a-time = This is not a time. Write for example 14:30.
error-too-long = This is too long. Keep it under { $max } characters.
save = Save
cancel = Cancel
continue = Continue
search = Search
change = Change
try-again = Try again
back = Back
yes = Yes
no = No

## Notices: the word beside the sign

notice-info = Good to know
notice-success = Done
notice-warning = Take note
notice-error = Error

## Time and place

from = from
until = to
# A stretch of time: $from and $until are times, such as 10:20.
time-span = { $from } to { $until }
today = today
tomorrow = tomorrow
opening-hours = Opening hours
open-until = open until { $time }
closed = closed
full = full
# How many seats are free.
count-free =
    { $count ->
        [one] { $count } seat free
       *[other] { $count } seats free
    }

## What a glyph means

glyph-seat-free = free
glyph-seat-taken = taken
glyph-power = power socket
glyph-silent = silent
glyph-accessible = wheelchair access
glyph-monitor = with a screen
glyph-group = work together

## Pages that say no

page-not-found-title = This page is not here
page-not-found-text = There may be a mistake in the address, or the page is gone.
page-forbidden-title = This page is not for you
page-forbidden-text = Sign in with an account that may come here. Or ask at the desk.
page-limit-title = That was too fast
page-limit-text = You tried too often. Wait a few minutes and try again.
page-busy-title = One moment, please
page-busy-text = It is too busy right now, or the database does not answer. What you filled in is still in the form.
page-broken-title = Something went wrong on our side
page-broken-text = It is not your fault. Try again in a minute.
# $code finds the fault in our logs.
page-broken-code = Still no luck? Give this code to the desk: { $code }.
page-cross-site-title = This form came from another website
page-cross-site-text = So we changed nothing. Open Plek itself and try again there.
page-unreadable-title = We cannot read this form
page-unreadable-text = Go back, load the page again and try once more.
page-full-title = We cannot save anything now
page-full-text = The server’s disk is full. You can still look around. The library knows.
