# Texts of every page. Voice: short, "je", a number before an adjective, B1.
# Say "plek", "Ik ben er", "weer vrij", "inschrijven", "lid worden"; DESIGN.md lists what never stands on screen.

## The frame of a page

# The language's own name, for the language switch.
language-name = Nederlands
language-switch = Taal
skip-link = Naar de inhoud
home = Naar de startpagina
nav-label = Menu
nav-seats = Studieplekken
nav-libraries = Bibliotheken
footer-help = Vragen? Vraag het aan de balie.

## Help, legal pages and the menu

nav-staff = Beheer
crumbs-label = Je bent hier
help-label = Hulp
help-title = Hulp nodig?
help-phone = Bel { $phone }
help-pick-library = Kies je bibliotheek
help-chat = Chat met de balie
footer-legal = Over deze pagina’s
legal-by-library = Toegankelijkheid en privacy, per bibliotheek
house-closed = nu dicht
# $time: 20.00
house-open-until = open tot { $time }
house-open-until-midnight = open tot middernacht
house-opens-at = nu dicht, open om { $time }
house-opens-on = nu dicht, weer open { $day } om { $time }

## Lists and tasks

pager-label = Bladeren
pager-back = Vorige
pager-on = Volgende
pager-here = Pagina { $page } van { $pages }
steps-done = klaar
steps-here = nu bezig
steps-later = komt nog
progress-of = { $done } van { $all }

## The demo's bar

demo-bar-now = Demo: { $day } { $time }
demo-bar-hour = +1 uur
demo-bar-day = +1 dag
demo-bar-mail = Postvak
demo-person-noor = student Noor
demo-person-leen = juf Leen
demo-person-karim = lezer Karim
demo-person-ann = balie Ann
demo-person-bram = organisator Bram

## Forms

error-summary-title = Er is een probleem
# Stands before an error at its field, and before the title of a page with errors.
error-prefix = Fout:
field-optional = niet verplicht

## Notices: the word beside the sign

notice-info = Goed om te weten
notice-success = Gelukt
notice-warning = Let op
notice-error = Fout

## Time and place

until = tot
# A stretch of time: $from and $until are times, such as 10.20.
time-span = { $from } tot { $until }

## What a glyph means

glyph-seat-free = vrij
glyph-seat-taken = bezet
glyph-power = stopcontact
glyph-silent = stil
glyph-accessible = bereikbaar met rolstoel
glyph-monitor = met scherm
glyph-group = samen werken

## Pages that say no

page-not-found-title = Deze pagina is er niet
page-not-found-text = Misschien staat er een fout in het adres, of is de pagina weg.
page-limit-title = Dat ging te snel
page-limit-text = Je probeerde het te vaak. Wacht een paar minuten en probeer het dan opnieuw.
page-busy-title = Even geduld
page-busy-text = Het is even te druk, of de databank antwoordt niet. Laad deze pagina zo meteen opnieuw.
page-busy-form-text = Het is even te druk, of de databank antwoordt niet. Laad deze pagina zo meteen opnieuw. Dan wordt je formulier nog eens verstuurd, en je boekt nooit dubbel.
page-broken-title = Er ging iets mis bij ons
page-broken-text = Het ligt niet aan jou. Probeer het over een minuut opnieuw.
# $code finds the fault in our logs.
page-broken-code = Lukt het nog niet? Geef deze code aan de balie: { $code }.
page-cross-site-title = Dit formulier kwam van een andere website
page-cross-site-text = Daarom hebben we niets veranderd. Open Plek zelf en probeer het daar opnieuw.
page-unreadable-title = Dit formulier kunnen we niet lezen
page-unreadable-text = Ga terug, laad de pagina opnieuw en probeer het nog eens.
page-full-title = We kunnen nu niets bewaren
page-full-text = De schijf van de server is vol. Kijken kan nog wel. De bibliotheek weet ervan.

## Words of forms and lists

cancel = Annuleren
opening-hours = Openingsuren
