# The desk: Vandaag, a seat for somebody who stands there or calls, the slip, visits a week; and opening hours for everybody.

## Vandaag

desk-tab-today = Vandaag
desk-tab-visits = Bezoeken
desk-other-branches = Andere filialen
desk-figure-free = Vrij
desk-figure-there = Zijn er
desk-figure-coming = Komen
desk-figure-missed = Niet gekomen
desk-give = Plek geven
desk-close-zone = Sluit een zone
desk-close-tomorrow = Sluit morgen
desk-list = Lijst om te printen
desk-as-of = Zo was het om { $time }. De pagina ververst vanzelf zolang je niets typt.
desk-renew = Ververs nu
desk-column-who = Wie
desk-column-when = Wanneer
desk-column-state = Status
desk-column-here = Is er
desk-column-note = Nota
desk-nameless = Naam gewist

## What needs the desk

desk-needs = Dit vraagt aandacht
desk-nothing-needed = Niets vraagt aandacht.
desk-need-taken = { $time }: er zat iemand op plek { $place }. Ga even kijken.
desk-need-settle = Gezien
desk-did-settle = De melding is weg.
desk-see-who = Bekijk wie
desk-need-change =
    { $count ->
        [one] { $count } boeking wacht nog op een andere plek.
       *[other] { $count } boekingen wachten nog op een andere plek.
    }
desk-need-full = Volzet: { $zones }.
desk-need-missed =
    { $count ->
        [one] { $count } persoon kwam niet. De plek is weer vrij.
       *[other] { $count } mensen kwamen niet. Hun plekken zijn weer vrij.
    }
desk-need-closure = { $place } is dicht: { $when } ({ $reason }).
desk-need-closed-day = Gesloten op { $day }: { $reason }.
desk-need-other-hours = Andere uren op { $day }: { $reason }.

## People

desk-search = Zoek op naam of plek
desk-search-hint = Bijvoorbeeld Noor of L12.
desk-search-go = Zoek
desk-found =
    { $count ->
        [one] { $count } boeking vandaag voor “{ $search }”
       *[other] { $count } boekingen vandaag voor “{ $search }”
    }
desk-found-none = Niets gevonden voor “{ $search }”
desk-found-none-text = Kijk of de naam juist is. Boekte deze persoon in dit filiaal?
desk-found-none-today = Vandaag niets voor “{ $search }”.
desk-found-later =
    { $count ->
        [one] { $count } boeking later voor “{ $search }”
       *[other] { $count } boekingen later voor “{ $search }”
    }
desk-found-later-first = De eerste { $count } boekingen later voor “{ $search }”
desk-list-coming = Komen in de volgende 3 uur: { $count }
desk-list-there = Zijn er nu: { $count }
desk-list-missed = Niet gekomen in de laatste 3 uur: { $count }
desk-none-coming = In de volgende 3 uur komt er niemand die geboekt heeft.
desk-none-there = Er is nu niemand die geboekt had.
desk-show-all = Toon alle { $count }
desk-coming = komt nog
desk-late = nog niet hier
desk-there = is er
desk-gone = was er
desk-not-come = niet gekomen
desk-cancelled = geannuleerd
desk-to-today = Terug naar Vandaag

## What the desk does with a booking

desk-do-check-in = Is er
desk-do-check-out = Is weg
desk-do-taken = Er zit iemand op die plek
desk-do-cancel = Annuleer
desk-do-move = Verplaats
desk-did-check-in = { $name } is er: plek { $place }.
desk-did-check-out = { $name } is weg. De plek is weer vrij.
desk-did-taken = { $name } heeft nu plek { $place }.
desk-did-cancel = De boeking van { $name } is geannuleerd.
desk-did-move = De boeking is verplaatst: { $place }.
desk-move = Andere plek of andere tijd
desk-same-seat = Dezelfde plek: { $place }
desk-no-other-seat = Er is nu geen andere plek vrij. Kijk wie er op die plek zit.
desk-none-fits = Er is geen plek vrij met wat je vroeg. Kies een andere tijd of zone.
desk-refused-not-active = Dat kan niet meer: deze boeking is voorbij of geannuleerd.
desk-refused-released = Te laat: de plek is al weer vrij. Geef een andere plek.
desk-refused-too-early = “Is er” kan pas een half uur voor het begin.
desk-refused-over = Deze boeking is al voorbij.
desk-refused-wrong-code = Die code hoort niet bij deze plek.
desk-refused-outside = “Is er” kan alleen in de bibliotheek.
desk-refused-not-there = Deze persoon was er niet, of is al weg.
desk-refused-not-now = Deze boeking is niet voor nu.
desk-refused-started = Deze boeking is al begonnen.
desk-refused-not-a-member = Deze persoon is geen lid van deze bibliotheek.
desk-refused-second-seat = Deze persoon heeft dan al een plek.
desk-refused-second-seat-at = Deze persoon heeft dan al een plek: { $when }.
desk-refused-week-minutes = De uren van deze persoon voor die week zijn op: hoogstens { $most }, nog { $left } over.
desk-booking-of = Boeking van { $name }

## Zones

desk-zones = Zones nu
desk-free-of = { $free } van { $seats }
desk-full = volzet
desk-zone-closed = dicht: { $reason }

## The printed list

desk-list-title = { $branch }, { $day }
desk-list-lead = Print deze lijst ’s morgens. Valt de stroom uit, dan gaat de dag gewoon verder op papier.
desk-list-as-of =
    { $count ->
        [one] { $count } boeking, zoals om { $time }.
       *[other] { $count } boekingen, zoals om { $time }.
    }
desk-list-caption = Wie komt vandaag
desk-order = Volgorde
desk-order-name = Op naam
desk-order-start = Op uur
desk-order-seat = Op plek
desk-print = Print
desk-print-otherwise = Print met Ctrl+P, of met het menu van je browser.

## A seat for somebody at the desk or on the telephone

desk-give-lead = Een naam is genoeg. Je krijgt een briefje om mee te geven.
desk-give-do = Geef een plek
desk-give-next = Nog een plek geven
desk-name = Naam
desk-name-hint = Zoals die persoon het wil. Een e-mailadres is niet nodig.
desk-find = Zoek bij de leden
desk-find-none = Geen lid met die naam. Je kunt gewoon verder met de naam alleen.
desk-find-nobody = Geen van hen: alleen de naam
desk-find-who =
    { $count ->
        [one] { $count } lid gevonden
       *[other] { $count } leden gevonden
    }
desk-any-zone = Waar plaats is
desk-offers = De plek moet hebben
desk-error-name = Vul een naam in, op één regel.
desk-error-person = Kies iemand uit de lijst, of zoek opnieuw.
desk-error-zone = Kies een zone uit de lijst.

## The slip

desk-slip = Briefje
desk-slip-title = Briefje met je plek
desk-slip-arrive = Ben je er? Zeg het aan de balie, vóór { $time }. Daarna is de plek weer vrij.
desk-slip-there = Je bent er. Ga maar zitten.
desk-slip-lapsed = Deze plek is weer vrij. Vraag een andere aan de balie.
desk-slip-cancelled = Deze boeking is geannuleerd.
desk-slip-code = Code van de plek:

## Visits a week

visits-title = Bezoeken per week
visits-lead = Wat geboekt werd en wat gebruikt werd, apart geteld. Zonder namen.
visits-weeks = Hoeveel weken
visits-weeks-count = { $count } weken
visits-show = Toon
visits-chart = Boekingen en bezoeken per week
visits-summary = { $weeks } weken: { $booked } keer geboekt, { $used } keer gebruikt.
visits-caption = Bezoeken per week: { $place }
visits-week-of = Week van
visits-booked = Geboekt
visits-used = Gebruikt
visits-not-come = Niet gekomen
visits-cancelled = Geannuleerd
visits-to-come = Komt nog
visits-none = In deze weken is er niets geboekt.
visits-file = Download als CSV
visits-how = Een boeking telt in de week waarin ze begint. Gebruikt is: iemand heeft “Ik ben er” gezegd, op de plek of aan de balie. Ook als namen gewist zijn, blijven de aantallen.

## Opening hours, for everybody

hours-title = Openingsuren van { $library }
hours-this-week = Deze week: { $branch }
hours-ahead = Dagen met andere uren: { $branch }
hours-nothing-differs = De komende twee maanden zijn er geen dagen met andere uren.
hours-zone-closed = { $zone } is dicht
hours-silent =
    { $count ->
        [one] waarvan { $count } stille plek
       *[other] waarvan { $count } stille plekken
    }
hours-to-seats = Neem een plek in { $branch }
hours-calendar = Openingsuren in je agenda (iCal)
hours-calendar-branch = Uren van { $branch } in je agenda
hours-json = Vrije plekken als JSON

## A frame on another site

embed-title = Vrije plekken: { $library }
# Behind a number, $count.
embed-free =
    { $silent ->
        [0]
            { $count ->
               *[other] vrij
            }
       *[other]
            { $count ->
               *[other] vrij, { $silent } stil
            }
    }
embed-take = Neem een plek in { $branch }
# $count: seats that are free now.
opening-free-now =
    { $count ->
        [0] geen plek vrij
        [one] { $count } plek vrij
       *[other] { $count } plekken vrij
    }
desk-seat = Plek
desk-is-there = Voor nu
desk-is-there-yes = Is er al
desk-error-seat = Die plek is er niet. Schrijf wat op de plek staat, bijvoorbeeld C12.
