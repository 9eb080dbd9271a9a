# Study seats: only what the Netherlands says otherwise.

seats-lead =
    { $count ->
        [0] Alle plekken in { $branch } zijn dan vol.
        [one] { $count } plek vrij in { $branch }.
       *[other] { $count } plekken vrij in { $branch }.
    }
seats-error-day = Kies een dag, bijvoorbeeld 13-10-2026.
seats-error-time = Vul een tijd in bij “{ $field }”, bijvoorbeeld 14:30.
seats-error-no-such-time = Die tijd bestaat niet op die dag: de klok gaat dan een uur vooruit.
book-seat-refused-closed-rule = Regel: openingstijden
book-seat-refused-closed-why = Een boeking valt helemaal binnen de openingstijden.
