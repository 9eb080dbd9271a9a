# Finding a seat: only what the Netherlands says otherwise.

find-day-full = vol
find-elsewhere =
    { $count ->
        [one] { $count } plek vrij op die tijd
       *[other] { $count } plekken vrij op die tijd
    }
find-held-over = De 10 minuten voor plek { $seat } zijn om. Misschien is die nog vrij.
