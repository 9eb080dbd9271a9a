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
home-key = Chaque chaise est une place libre. Un tiret{ "\u00A0" }: place prise.
home-key-many = Chaque chaise compte pour { $count } places, libres pour la plupart. Un tiret{ "\u00A0" }: la plupart sont prises.
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
home-branch-quiet =
    { $count ->
        [one] { $count } silencieuse
       *[other] { $count } silencieuses
    }
home-branch-walk-in = vous pouvez aussi entrer librement
home-branch-usual = votre bibliothèque habituelle
home-libraries = Toutes les bibliothèques
home-library-free =
    { $count ->
        [one] { $count } libre
       *[other] { $count } libres
    }
home-today = Aujourd’hui à la bibliothèque
home-today-none = Plus rien aujourd’hui.
home-because = { $what }{ "\u00A0" }: { $reason }
home-all-day = toute la journée
home-kind-hours = Horaires
home-kind-other-hours = Autres horaires
home-kind-mine = Votre place
# $names: names of branches.
home-opens = Ouverture{ "\u00A0" }: { $names }
home-closes = Fermeture{ "\u00A0" }: { $names }
# In the list of today.
home-until = jusqu’à { $time }
# Behind some names: how many more there are.
home-and-more =
    { $count ->
        [one] { $names } et { $count } autre
       *[other] { $names } et { $count } autres
    }
home-mine = Place { $seat }, { $place }
home-none-yet = Encore un peu de patience
home-none = Il n’y a pas encore de bibliothèque ici
home-none-text = L’administrateur en ajoute une. Revenez plus tard.

# "I have a code": one field in the header of every page.
home-code-label = J’ai un code
# In the empty field, where a phone has no room for its label.
home-code-short = Code
home-code-title = J’ai un code
home-code-hint = Le code est sur l’étiquette de votre chaise, par exemple K7M2 PX4A.
home-code-go = OK
home-code-missing = Entrez votre code.
home-code-unknown = Nous ne connaissons pas ce code. Regardez encore l’étiquette.

# The demo's race: eight rivals want the same twenty seats at once.
rivals-link = Essayez de nous faire réserver deux fois
rivals-title = Essayez de nous faire réserver deux fois
rivals-lead = { $rivals } rivaux veulent les mêmes { $seats } places au même moment. Chaque place ne peut aller qu’à l’un d’eux.
rivals-go = Lancer la course
rivals-again = Encore une fois
rivals-note = Les réservations sont réelles et suivent le même chemin que celles de tous. Après la course, nous les annulons.
rivals-no-room = La démo n’a pas de salle avec assez de places libres. Avancez l’horloge d’un jour et réessayez.
# $booked: bookings that were made. $doubled: seats with more than one.
rivals-result = { $booked } places réservées, { $doubled } en double
rivals-heard = { $count } fois, quelqu’un a entendu «{ "\u00A0" }vient d’être prise{ "\u00A0" }». Le tout a duré { $ms } millisecondes.
rivals-other = { $count } fois, quelqu’un a entendu autre chose, par exemple que la semaine est pleine.
rivals-name = Rival { $number }
rivals-seat = Place
rivals-bookings = Réservations
rivals-booked = réservée
rivals-taken = vient d’être prise
rivals-else = autre règle
