# Finding a seat: days, times, wishes, the plan, any seat, the same as last time.

find-days = Komende dagen
find-day-closed = dicht
find-day-quiet = rustig
find-day-busy = druk
find-day-full = volzet
find-open = { $branch }: { $day } open van { $from } tot { $until }
find-moments = Een tijd in één klik
find-now = Nu tot { $until }
find-until-closing = Zo lang mogelijk, tot { $until }
find-wishes = Met

find-any = Geef me een plek
# On the same button when no seat is free at that time.
find-any-full = Toon wat wel kan
find-again = Dezelfde als vorige keer
find-again-taken = Je plek van vorige keer, { $seat }, is bezet tot { $until }.
find-again-shut = Je plek van vorige keer, { $seat }, kan nu niet.
find-again-nearest = Neem de dichtstbijzijnde vrije plek
find-elsewhere =
    { $count ->
        [one] { $count } plek vrij op dat uur
       *[other] { $count } plekken vrij op dat uur
    }

find-zone-unfit = niets dat past
find-unfit =
    { $count ->
        [one] { $count } plek past niet bij je vraag
       *[other] { $count } plekken passen niet bij je vraag
    }
find-list =
    { $count ->
        [one] { $count } plek als lijst
       *[other] { $count } plekken als lijst
    }

## The floor plan. Its tools are heard, not seen.

find-plan = Plattegrond van { $zone }. De lijst eronder zegt hetzelfde.
find-plan-tools = Plattegrond bekijken
find-plan-closer = Groter
find-plan-farther = Kleiner
find-plan-left = Naar links
find-plan-right = Naar rechts
find-plan-up = Naar boven
find-plan-down = Naar beneden
find-plan-picked = { $seat } is gekozen.
find-plan-gone = { $seat } is net genomen. Kies een andere plek.

## A seat held while somebody signs in

find-held = Plek { $seat } blijft 10 minuten voor jou vrij, tot { $until }.
find-held-over = De 10 minuten voor plek { $seat } zijn om. Misschien is ze nog vrij.
find-held-take = Neem plek { $seat }
find-held-several = { $count } plekken na elkaar blijven 10 minuten voor jou vrij, tot { $until }.
find-held-several-over = De 10 minuten voor deze plekken zijn om. Misschien zijn ze nog vrij.
find-held-several-take = Neem deze plekken

## Several seats one after the other

find-sequence =
    { $moves ->
        [one] Je kunt de hele tijd blijven, als je { $moves } keer van plek wisselt
       *[other] Je kunt de hele tijd blijven, als je { $moves } keer van plek wisselt
    }
find-sequence-take = Neem deze plekken na elkaar
find-then = Daarna verhuis je naar:
