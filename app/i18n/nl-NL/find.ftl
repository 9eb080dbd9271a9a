# Finding a seat: only what the Netherlands says otherwise.

find-day-full = vol
find-elsewhere =
    { $count ->
        [one] { $count } plek vrij op die tijd
       *[other] { $count } plekken vrij op die tijd
    }
book-seat-refused-none-fits = Op die tijd is er geen plek die past
find-held-over = De 10 minuten voor plek { $seat } zijn om. Misschien is die nog vrij.
