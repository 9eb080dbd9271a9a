# Study seats: only what the Netherlands says otherwise.

seats-no-alternative = We vonden niets wat erop lijkt. Kies een andere dag of een andere tijd.
seats-error-day = Kies een dag, bijvoorbeeld 13-10-2026.
seats-error-time = Vul een tijd in bij “{ $field }”, bijvoorbeeld 14:30.
seats-error-no-such-time = Die tijd bestaat niet op die dag: de klok gaat dan een uur vooruit.
book-seat-refused-closed-rule = Regel: openingstijden
book-seat-refused-closed-why = Een boeking moet helemaal binnen de openingstijden vallen.
book-seat-refused-in-the-past = Die tijd is al voorbij
book-seat-refused-in-the-past-why = Kies een tijd die nog komt.
book-seat-refused-no-such-time-rule = Regel: bestaande tijd
book-seat-refused-no-such-time = Die tijd bestaat niet op die dag
book-seat-refused-not-a-member-rule = Regel: lid van deze bibliotheek
