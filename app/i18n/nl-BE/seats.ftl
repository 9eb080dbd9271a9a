# Study seats.

seats-title = Neem een plek
seats-lead =
    { $count ->
        [0] Alle plekken in { $branch } zijn dan bezet.
        [one] { $count } plek vrij in { $branch }.
       *[other] { $count } plekken vrij in { $branch }.
    }
# Where every zone is one to walk into.
seats-lead-walk-in = In { $branch } boek je niets: loop gewoon binnen.
seats-branch = Bibliotheek
seats-day = Dag
seats-from = Van
seats-until = Tot
seats-show = Toon plekken
# Stands above numbers.
seats-zones = Vrij per zone
# On a phone, which shows only the first ones.
seats-all-zones = Alle { $count } zones
# Heard behind each of these numbers.
seats-free =
    { $count ->
       *[other] vrij
    }
seats-walk-in = Vrije inloop
seats-walk-in-title = Loop gewoon binnen in { $zone }
seats-walk-in-text = Hier hoef je niets te boeken. Kies een andere zone als je zeker wilt zijn van een plek.
seats-none = Deze bibliotheek heeft nog geen plekken
seats-none-text = Kies hierboven een andere bibliotheek.
seats-pick = Kies je plek: { $zone }
seats-book = Neem deze plek
seats-booked-title = Deze plek is van jou
seats-booked-come-before = Kom vóór { $time }. Daarna is de plek weer vrij voor iemand anders.
seats-book-another = Nog een plek zoeken
seats-alternatives = Dit kan wel, met één klik
seats-no-alternative = We vonden niets wat erop lijkt. Kies een andere dag of een ander uur.

# What the page says while you change the times.
seats-check-fine = { $length }: dat kan.
# Between hours and minutes, and behind the minutes; spaces count.
seats-check-hours = {" u "}
seats-check-minutes = {" min"}
seats-check-other-time = Klik op “Toon plekken”.
seats-check-other-day = Klik op “Toon plekken” voor deze dag.

seats-error-day = Kies een dag, bijvoorbeeld 13/10/2026.
seats-error-time = Vul een uur in bij “{ $field }”, bijvoorbeeld 14:30.
seats-error-seat = Kies een plek.
seats-error-form = Dit formulier is niet volledig. Laad de pagina opnieuw.
seats-error-no-such-time = Dat uur bestaat niet op die dag: de klok gaat dan een uur vooruit.

## Rules that say no: the rule, a title, and why

book-seat-refused-not-a-member-rule = Regel: lid van deze bib
book-seat-refused-not-a-member = Je bent geen lid van deze bibliotheek
book-seat-refused-not-a-member-why = Alleen leden boeken hier een plek. Lid worden kan aan de balie.
book-seat-refused-walk-in-rule = Regel: vrije inloop
book-seat-refused-walk-in = Hier hoef je niet te boeken
book-seat-refused-walk-in-why = Loop gewoon binnen en ga zitten.
book-seat-refused-in-the-past-rule = Regel: niet in het verleden
book-seat-refused-in-the-past = Dat uur is al voorbij
book-seat-refused-in-the-past-why = Kies een uur dat nog komt.
book-seat-refused-too-far-ahead-rule = Regel: niet te ver vooruit
book-seat-refused-too-far-ahead = Zo ver vooruit kan niet
book-seat-refused-too-far-ahead-why =
    { $days ->
        [0] Je boekt hier alleen voor vandaag.
        [one] Je boekt hier hoogstens { $days } dag vooruit.
       *[other] Je boekt hier hoogstens { $days } dagen vooruit.
    }
book-seat-refused-closed-rule = Regel: openingsuren
book-seat-refused-closed = Dan is de bibliotheek dicht
book-seat-refused-closed-why = Een boeking moet helemaal binnen de openingsuren vallen.
book-seat-refused-closed-for-rule = Regel: gesloten
book-seat-refused-closed-for = Deze zone is dan gesloten
book-seat-refused-closed-for-why = De reden: { $reason }.
book-seat-refused-off-grid-rule = Regel: vaste begintijden
book-seat-refused-off-grid = Begin of einde past niet
book-seat-refused-off-grid-why = Boekingen beginnen en eindigen hier om de { $step } minuten, geteld vanaf het hele uur.
book-seat-refused-too-short-rule = Regel: kortste tijd
book-seat-refused-too-short = Dat is te kort
book-seat-refused-too-short-why = Je boekt hier minstens { $length }.
book-seat-refused-too-long-rule = Regel: langste tijd
book-seat-refused-too-long = Dat is te lang
book-seat-refused-too-long-why = Je boekt hier hoogstens { $length } na elkaar.
book-seat-refused-second-seat-rule = Regel: één plek tegelijk
book-seat-refused-second-seat = Je hebt dan al een plek
book-seat-refused-second-seat-why = Je hebt al een plek van { $from } tot { $until }.
# Said to staff of one library about a visitor's seat at another.
book-seat-refused-second-seat-elsewhere = Die plek is in een andere bibliotheek.
book-seat-refused-week-minutes-rule = Regel: uren per week
book-seat-refused-week-minutes = Je uren voor die week zijn op
book-seat-refused-week-minutes-why = Je boekt hier hoogstens { $most } per week. Je hebt nog { $left } over.
book-seat-refused-taken-rule = Regel: één persoon per plek
book-seat-refused-taken = Deze plek is net genomen
book-seat-refused-taken-why = Iemand anders was je voor. Wat je invulde staat er nog.
book-seat-refused-none-fits-rule = Regel: een plek die past
book-seat-refused-none-fits = Geen plek die past is dan vrij
book-seat-refused-none-fits-why = Geen enkele plek met wat je vroeg is die hele tijd vrij.
book-seat-refused-no-such-time-rule = Regel: bestaand uur
book-seat-refused-no-such-time = Dat uur bestaat niet op die dag

cancel-booking-refused-not-active = Deze boeking is al voorbij of geannuleerd
cancel-booking-refused-started = Deze boeking is al begonnen
close-zone-refused-booked =
    { $bookings ->
        [one] Er is { $bookings } boeking in die zone.
       *[other] Er zijn { $bookings } boekingen in die zone.
    }
closed = gesloten
