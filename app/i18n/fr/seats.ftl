# Study seats.

seats-title = Prenez une place
seats-lead =
    { $count ->
        [0] Toutes les places à { $branch } sont prises à ce moment.
        [one] { $count } place libre à { $branch }.
       *[other] { $count } places libres à { $branch }.
    }
# Where every zone is one to walk into.
seats-lead-walk-in = À { $branch }, rien à réserver{ "\u00A0" }: l’entrée est libre.
seats-branch = Bibliothèque
seats-day = Jour
seats-from = De
seats-until = Jusqu’à
seats-show = Voir les places
# Stands above numbers.
seats-zones = Places libres par zone
# On a phone, which shows only the first ones.
seats-all-zones = Les { $count } zones
# Heard behind each of these numbers.
seats-free =
    { $count ->
        [one] libre
       *[other] libres
    }
seats-walk-in = Entrée libre
seats-walk-in-title = Entrez librement dans { $zone }
seats-walk-in-text = Ici, rien à réserver. Choisissez une autre zone si vous voulez une place à coup sûr.
seats-none = Cette bibliothèque n’a pas encore de places
seats-none-text = Choisissez une autre bibliothèque ci-dessus.
seats-pick = Choisissez votre place{ "\u00A0" }: { $zone }
seats-book = Prendre cette place
seats-booked-title = Cette place est à vous
seats-booked-come-before = Venez avant { $time }. Ensuite, la place redevient libre pour quelqu’un d’autre.
seats-book-another = Chercher une autre place
seats-alternatives = Ceci est possible, en un clic
seats-no-alternative = Nous n’avons rien trouvé de semblable. Choisissez un autre jour ou une autre heure.

# What the page says while you change the times.
seats-check-fine = { $length }{ "\u00A0" }: c’est possible.
# Between hours and minutes, and behind the minutes; spaces count.
seats-check-hours = {" h "}
seats-check-minutes = {" min"}
seats-check-other-time = Cliquez sur «{ "\u00A0" }Voir les places{ "\u00A0" }».
seats-check-other-day = Cliquez sur «{ "\u00A0" }Voir les places{ "\u00A0" }» pour ce jour.

seats-error-day = Choisissez un jour, par exemple 13/10/2026.
seats-error-time = Indiquez une heure dans «{ "\u00A0" }{ $field }{ "\u00A0" }», par exemple 14:30.
seats-error-seat = Choisissez une place.
seats-error-form = Ce formulaire n’est pas complet. Rechargez la page.
seats-error-no-such-time = Cette heure n’existe pas ce jour-là{ "\u00A0" }: l’horloge avance alors d’une heure.

## Rules that say no: the rule, a title, and why

book-seat-refused-not-a-member-rule = Règle{ "\u00A0" }: membre de cette bibliothèque
book-seat-refused-not-a-member = Vous n’êtes pas membre de cette bibliothèque
book-seat-refused-not-a-member-why = Seuls les membres réservent une place ici. On devient membre à l’accueil.
book-seat-refused-walk-in-rule = Règle{ "\u00A0" }: entrée libre
book-seat-refused-walk-in = Ici, rien à réserver
book-seat-refused-walk-in-why = Entrez et installez-vous.
book-seat-refused-in-the-past-rule = Règle{ "\u00A0" }: pas dans le passé
book-seat-refused-in-the-past = Cette heure est passée
book-seat-refused-in-the-past-why = Choisissez une heure à venir.
book-seat-refused-too-far-ahead-rule = Règle{ "\u00A0" }: pas trop longtemps à l’avance
book-seat-refused-too-far-ahead = C’est trop longtemps à l’avance
book-seat-refused-too-far-ahead-why =
    { $days ->
        [0] Ici, vous réservez seulement pour aujourd’hui.
        [one] Ici, vous réservez au plus { $days } jour à l’avance.
       *[other] Ici, vous réservez au plus { $days } jours à l’avance.
    }
book-seat-refused-closed-rule = Règle{ "\u00A0" }: heures d’ouverture
book-seat-refused-closed = La bibliothèque est fermée à ce moment
book-seat-refused-closed-why = Une réservation doit tomber entièrement dans les heures d’ouverture.
book-seat-refused-closed-for-rule = Règle{ "\u00A0" }: fermé
book-seat-refused-closed-for = Cette zone est fermée à ce moment
book-seat-refused-closed-for-why = La raison{ "\u00A0" }: { $reason }.
book-seat-refused-off-grid-rule = Règle{ "\u00A0" }: heures fixes
book-seat-refused-off-grid = Le début ou la fin ne convient pas
book-seat-refused-off-grid-why = Ici, une réservation commence et finit à heures fixes{ "\u00A0" }: toutes les { $step } minutes à partir de l’heure pile.
book-seat-refused-too-short-rule = Règle{ "\u00A0" }: durée minimale
book-seat-refused-too-short = C’est trop court
book-seat-refused-too-short-why = Ici, vous réservez au moins { $length }.
book-seat-refused-too-long-rule = Règle{ "\u00A0" }: durée maximale
book-seat-refused-too-long = C’est trop long
book-seat-refused-too-long-why = Ici, vous réservez au plus { $length } d’affilée.
book-seat-refused-second-seat-rule = Règle{ "\u00A0" }: une place à la fois
book-seat-refused-second-seat = Vous avez déjà une place à ce moment
book-seat-refused-second-seat-why = Vous avez une place de { $from } à { $until }.
# Said to staff of one library about a visitor's seat at another.
book-seat-refused-second-seat-elsewhere = Cette place est dans une autre bibliothèque.
book-seat-refused-week-minutes-rule = Règle{ "\u00A0" }: heures par semaine
book-seat-refused-week-minutes = Vos heures de cette semaine sont épuisées
book-seat-refused-week-minutes-why = Ici, vous réservez au plus { $most } par semaine. Il vous reste { $left }.
book-seat-refused-taken-rule = Règle{ "\u00A0" }: une personne par place
book-seat-refused-taken = Cette place vient d’être prise
book-seat-refused-taken-why = Quelqu’un a été plus rapide. Ce que vous avez rempli est encore là.
book-seat-refused-none-fits-rule = Règle{ "\u00A0" }: une place qui convient
book-seat-refused-none-fits = Aucune place qui convient n’est libre
book-seat-refused-none-fits-why = Aucune place avec ce que vous demandez n’est libre pendant tout ce temps.
book-seat-refused-no-such-time-rule = Règle{ "\u00A0" }: une heure qui existe
book-seat-refused-no-such-time = Cette heure n’existe pas ce jour-là

cancel-booking-refused-not-active = Cette réservation est déjà terminée ou annulée
cancel-booking-refused-started = Cette réservation a déjà commencé
close-zone-refused-booked =
    { $bookings ->
        [one] Il y a { $bookings } réservation dans cette zone.
       *[other] Il y a { $bookings } réservations dans cette zone.
    }
closed = fermé
