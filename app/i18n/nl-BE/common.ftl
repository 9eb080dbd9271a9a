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
nav-events = Agenda
nav-clubs = Samen lezen
nav-schools = Met de klas
nav-libraries = Bibliotheken
nav-mine = Mijn Plek
nav-staff = Beheer
sign-in = Aanmelden
sign-out = Afmelden
footer-help = Vragen? Vraag het aan de balie.
footer-help-link = Hulp bij Plek

## Forms

error-summary-title = Er is een probleem
# Stands before an error at its field, and before the title of a page with errors.
error-prefix = Fout:
field-optional = niet verplicht
field-required = verplicht
choose = Kies…
error-empty = Vul dit in.
error-choice = Kies een van de mogelijkheden.
error-not-a-date = Dit is geen datum. Schrijf bijvoorbeeld 13/10/2026.
error-not-a-time = Dit is geen uur. Schrijf bijvoorbeeld 14:30.
error-too-long = Dit is te lang. Hou het onder { $max } tekens.
save = Bewaren
cancel = Annuleren
continue = Verder
search = Zoeken
change = Wijzigen
try-again = Probeer opnieuw
back = Terug
yes = Ja
no = Nee

## Notices: the word beside the sign

notice-info = Goed om te weten
notice-success = Gelukt
notice-warning = Let op
notice-error = Fout

## Time and place

from = van
until = tot
# A stretch of time: $from and $until are times, such as 10.20.
time-span = { $from } tot { $until }
today = vandaag
tomorrow = morgen
opening-hours = Openingsuren
open-until = open tot { $time }
closed = gesloten
full = volzet
# How many seats are free.
count-free =
    { $count ->
        [one] { $count } plek vrij
       *[other] { $count } plekken vrij
    }

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
page-forbidden-title = Deze pagina is niet voor jou
page-forbidden-text = Meld je aan met een account dat hier wel mag komen. Of vraag het aan de balie.
page-limit-title = Dat ging te snel
page-limit-text = Je probeerde het te vaak. Wacht een paar minuten en probeer het dan opnieuw.
page-busy-title = Even geduld
page-busy-text = Het is even te druk of de databank antwoordt niet. Je gegevens staan nog in het formulier.
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
