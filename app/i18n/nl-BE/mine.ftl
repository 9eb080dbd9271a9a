# Mijn Plek: the list, the private calendar, changing a booking, and the page behind a mail's link.

mine-now = Nu en straks
mine-coming = Komt nog
mine-past =
    { $count ->
        [one] Voorbij: { $count }
       *[other] Voorbij: { $count }
    }
mine-none = Je hebt nog geen plek
mine-none-text = Neem er een. Je ziet meteen wat nu vrij is.
mine-take = Neem een plek
mine-back = Terug naar Mijn Plek

## How a thing stands

mine-state-now = Ben je er?
mine-state-here = je bent er
mine-state-soon = begint straks
mine-state-moved = andere plek gekregen
mine-state-released = weer vrij
mine-state-cancelled = geannuleerd
mine-state-left = je ging eerder weg
mine-note-here = Je plek blijft van jou tot { $time }. Ga je eerder weg? Dan kan iemand anders erbij.
mine-note-moved = Je plek kon niet gebruikt worden. De bibliotheek gaf je deze.
# $seat: what stands on the old seat.
mine-note-moved-from = Plek { $seat } kon niet gebruikt worden. De bibliotheek gaf je deze.
mine-note-released = Je was er niet op tijd. Daarom is de plek weer vrij voor iemand anders.
mine-note-released-at = Je was er niet vóór { $time }. Daarom is de plek weer vrij voor iemand anders.

## What can be done

mine-check-in = Ik ben er
mine-check-in-code = Code op je plek
mine-check-in-hint = Scan de code op je plek, of typ ze hier.
mine-check-out = Ik ga weg
mine-change = Verander
mine-cancel = Annuleer
mine-cancel-ask = Plek { $seat } weer vrijgeven?
mine-cancel-then = Iemand anders kan de plek dan meteen nemen.
mine-cancel-keep = Nee, ik hou ze
mine-again = Dezelfde plek opnieuw
mine-to-calendar = Zet in je agenda
mine-done-cancelled = Je boeking is geannuleerd. De plek is weer vrij.
mine-done-changed = Je boeking is veranderd.
mine-done-checked-out = Je bent weg. De plek is weer vrij. Tot de volgende keer!
mine-done-revoked = Het adres van je agenda werkt niet meer.
mine-error-code = Deze code kennen we niet. Kijk op het label van je plek: 8 letters en cijfers.

## The private calendar

mine-feed-title = In je eigen agenda
mine-feed-name = Mijn Plek
mine-feed-text = Maak een geheim adres voor je agenda. Daarin staan al je plekken, altijd bijgewerkt.
mine-feed-make = Maak een adres
mine-feed-there = Je agenda haalt je plekken op bij een geheim adres. Dat tonen we maar één keer. Adres kwijt, of kent iemand anders het? Maak een nieuw. Het oude werkt dan niet meer.
mine-feed-renew = Maak een nieuw adres
mine-feed-revoke = Zet het adres uit
mine-feed-made = Je adres is klaar. Open het in je agenda, of kopieer het.
mine-feed-secret = Bewaar het goed: we tonen het maar één keer. Wie het kent, ziet wanneer en waar je een plek hebt.
mine-feed-open = Open in mijn agenda
mine-feed-address = Adres van je agenda
# A title in a calendar. $seat: what stands on the seat.
mine-calendar-seat = Plek { $seat }, { $branch }
# $page is an address.
mine-calendar-more = Veranderen of annuleren: { $page }

## Changing a booking

mine-change-title = Verander je boeking
# $booking: seat, zone and time.
mine-change-now = Nu heb je: { $booking }.
mine-change-zone = Zone
mine-change-show = Toon wat dan vrij is
# The first line of a list of seats.
mine-change-pick =
    { $count ->
        [0] Hier is dan niets vrij
        [one] Kies: { $count } plek vrij
       *[other] Kies: { $count } plekken vrij
    }
mine-change-do = Verander mijn boeking
mine-change-not = Laat ze zoals ze is
mine-change-stays = Je boeking is niet veranderd: je hebt je plek nog.

change-booking-refused-not-active = Deze boeking kan niet meer veranderd worden: ze is voorbij, geannuleerd of begonnen
change-booking-refused-started = Deze boeking is al begonnen en kan niet meer veranderd worden
check-out-refused-over = Deze boeking is al voorbij

## Behind the link of a mail

mine-link-title = Je boeking
mine-link-cancel = Annuleer deze boeking
mine-link-cancelled = Deze boeking is geannuleerd
mine-link-released = Deze plek is weer vrij
mine-link-started = Deze boeking is al begonnen
mine-link-over = Deze boeking is voorbij

## Who did what

audit-cancel-by-link = annuleerde met de link uit een mail
audit-make-feed = maakte een adres voor de eigen agenda
audit-revoke-feed = zette het adres voor de eigen agenda uit
