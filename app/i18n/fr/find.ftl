# Finding a seat: days, times, wishes, the plan, any seat, the same as last time.

find-days = Prochains jours
find-day-closed = fermé
find-day-quiet = calme
find-day-busy = chargé
find-day-full = complet
find-open = { $branch }{ "\u00A0" }: ouvert { $day } de { $from } à { $until }
find-moments = Un moment en un clic
find-now = Maintenant, jusqu’à { $until }
find-until-closing = Le plus longtemps possible, jusqu’à { $until }
find-wishes = Avec

find-any = Donnez-moi une place
# On the same button when no seat is free at that time.
find-any-full = Voir ce qui est possible
find-again = La même que la dernière fois
find-again-taken = Votre place de la dernière fois, { $seat }, est prise jusqu’à { $until }.
find-again-shut = Votre place de la dernière fois, { $seat }, n’est pas possible maintenant.
find-again-nearest = Prendre la place libre la plus proche
find-elsewhere =
    { $count ->
        [one] { $count } place libre à ce moment
       *[other] { $count } places libres à ce moment
    }

find-zone-unfit = rien qui convienne
find-unfit =
    { $count ->
        [one] { $count } place sans ce que vous demandez
       *[other] { $count } places sans ce que vous demandez
    }
find-list =
    { $count ->
        [one] { $count } place en liste
       *[other] { $count } places en liste
    }

## The floor plan. Its tools are heard, not seen.

find-plan = Plan de { $zone }. La liste ci-dessous dit la même chose.
find-plan-tools = Regarder le plan
find-plan-closer = Plus grand
find-plan-farther = Plus petit
find-plan-left = À gauche
find-plan-right = À droite
find-plan-up = Vers le haut
find-plan-down = Vers le bas
find-plan-picked = { $seat } est choisie.
find-plan-gone = { $seat } vient d’être prise. Choisissez une autre place.

## A seat held while somebody signs in

find-held = La place { $seat } vous est gardée 10 minutes, jusqu’à { $until }.
find-held-over = Les 10 minutes pour la place { $seat } sont passées. Elle est peut-être encore libre.
find-held-take = Prendre la place { $seat }
find-held-several = { $count } places à la suite vous sont gardées 10 minutes, jusqu’à { $until }.
find-held-several-over = Les 10 minutes pour ces places sont passées. Elles sont peut-être encore libres.
find-held-several-take = Prendre ces places

## Several seats one after the other

find-sequence =
    { $moves ->
        [one] Tout ce temps, en changeant { $moves } fois de place
       *[other] Tout ce temps, en changeant { $moves } fois de place
    }
find-sequence-take = Prendre ces places l’une après l’autre
find-then = Ensuite, vous passez à{ "\u00A0" }:
