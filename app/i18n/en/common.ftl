# Texts of every page. Voice: short, "you", a number before an adjective, plain words.

## The frame of a page

# The language's own name, for the language switch.
language-name = English
language-switch = Language
skip-link = Skip to the content
home = To the home page
nav-label = Menu
nav-seats = Study seats
nav-libraries = Libraries
footer-help = Questions? Ask at the desk.

## Help, legal pages and the menu

nav-staff = Staff
crumbs-label = You are here
help-label = Help
help-title = Need help?
help-phone = Call { $phone }
help-pick-library = Pick your library
help-chat = Chat with the desk
footer-legal = About these pages
legal-by-library = Accessibility and privacy, by library
house-closed = closed now
# $time: 20.00
house-open-until = open until { $time }
house-open-until-midnight = open until midnight
house-opens-at = closed now, opens at { $time }
house-opens-on = closed now, opens { $day } at { $time }

## Lists and tasks

pager-label = Pages
pager-back = Previous
pager-on = Next
pager-here = Page { $page } of { $pages }
steps-done = done
steps-here = now
steps-later = to come
progress-of = { $done } of { $all }

## The demo's bar

demo-bar-now = Demo: { $day } { $time }
demo-bar-hour = +1 hour
demo-bar-day = +1 day
demo-bar-mail = Mailbox
demo-person-noor = student Noor
demo-person-leen = teacher Leen
demo-person-karim = reader Karim
demo-person-ann = Ann at the desk
demo-person-bram = organiser Bram

## Forms

error-summary-title = There is a problem
# Stands before an error at its field, and before the title of a page with errors.
error-prefix = Error:
field-optional = optional

## Notices: the word beside the sign

notice-info = Good to know
notice-success = Done
notice-warning = Take note
notice-error = Error

## Time and place

until = to
# A stretch of time: $from and $until are times, such as 10:20.
time-span = { $from } to { $until }

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
page-limit-title = That was too fast
page-limit-text = You tried too often. Wait a few minutes and try again.
page-busy-title = One moment, please
page-busy-text = It is too busy right now, or the database does not answer. Load this page again in a moment.
page-busy-form-text = It is too busy right now, or the database does not answer. Load this page again in a moment. Your form is then sent once more, and you never book twice.
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

## Words of forms and lists

cancel = Cancel
opening-hours = Opening hours
