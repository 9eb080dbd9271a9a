# The way in: all libraries, and the door of one.

home-title = Bibliothèques
# $count: seats that are free now. The number gets the colour.
home-free =
    { $count ->
        [0] Aucune place libre à la bibliothèque
        [one] { $count } place libre à la bibliothèque
       *[other] { $count } places libres à la bibliothèque
    }
home-free-at =
    { $count ->
        [0] Aucune place libre{ "\u00A0" }: { $library }
        [one] { $count } place libre{ "\u00A0" }: { $library }
       *[other] { $count } places libres{ "\u00A0" }: { $library }
    }
home-lead = Choisissez une bibliothèque et prenez une place. Vous voyez ce qui est libre maintenant.
home-lead-library = Choisissez où vous asseoir. Vous voyez ce qui est libre maintenant.
home-card-free =
    { $count ->
        [0] aucune place libre
        [one] { $count } place libre
       *[other] { $count } places libres
    }
home-take = Prendre une place
home-look = Choisir un autre moment
home-none = Il n’y a pas encore de bibliothèque ici
home-none-text = L’administrateur en ajoutera une. Revenez plus tard.
