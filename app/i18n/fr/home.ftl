# The way in: the house, now.

home-title = Places libres
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
home-shut = La bibliothèque est fermée
home-shut-at = { $library }{ "\u00A0" }: fermé pour le moment
home-shut-text = Vous pouvez déjà prendre une place pour plus tard.
home-full-text = Toutes les places sont prises. Voyez quand une place se libère.
home-walk-in = Entrez librement
home-walk-in-at = Entrez librement{ "\u00A0" }: { $library }
home-walk-in-text = Ici, pas besoin de prendre une place. Choisissez une chaise.
# The key of the drawing in which every seat is a small sign.
home-key = Chaque bloc est une chaise libre. Un tiret{ "\u00A0" }: quelqu’un est là.
home-key-many = Chaque bloc compte { $count } chaises avec de la place. Un tiret{ "\u00A0" }: il y a du monde.
home-key-shut = Un point{ "\u00A0" }: fermé.
home-take = Prendre une place
home-look = Choisir un autre moment
home-near = Places libres, par bibliothèque
home-branch-free =
    { $count ->
        [one] { $count } libre à { $branch }
       *[other] { $count } libres à { $branch }
    }
# $count: silent seats that are free.
home-branch-quiet = { $count } au calme
home-branch-walk-in = vous pouvez aussi entrer librement
home-branch-usual = votre dernière visite
home-libraries = Toutes les bibliothèques
home-library-free =
    { $count ->
        [one] { $count } libre
       *[other] { $count } libres
    }
home-today = Aujourd’hui à la bibliothèque
home-today-none = Plus rien aujourd’hui.
home-all-day = toute la journée
home-kind-hours = Horaires
home-kind-other-hours = Autres horaires
home-kind-mine = Votre place
# $names: names of branches.
home-opens = { $names }{ "\u00A0" }: ouverture
home-closes = { $names }{ "\u00A0" }: fermeture
# Behind some names: how many more there are.
home-and-more = { $names } et { $count } autres
home-mine = Place { $seat }, { $place }
home-none-yet = Encore un peu de patience
home-none = Il n’y a pas encore de bibliothèque ici
home-none-text = L’administrateur en ajoute une. Revenez plus tard.
