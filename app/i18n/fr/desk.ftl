# The desk: Aujourd’hui, a seat for somebody who stands there or calls, the slip, visits a week; and opening hours for everybody.

## Vandaag

desk-tab-today = Aujourd’hui
desk-tab-visits = Visites
desk-other-branches = Autres sites
desk-figure-free = Libres
desk-figure-there = Sur place
desk-figure-coming = Vont arriver
desk-figure-missed = Pas venus
desk-give = Donner une place
desk-close-zone = Fermer une zone
desk-close-tomorrow = Fermer demain
desk-list = Liste à imprimer
desk-as-of = Situation à { $time }. La page se met à jour toute seule tant que vous n’écrivez rien.
desk-renew = Mettre à jour
desk-column-who = Qui
desk-column-when = Quand
desk-column-state = État
desk-column-here = Là
desk-column-note = Note
desk-nameless = Nom effacé

## What needs the desk

desk-needs = À regarder
desk-nothing-needed = Rien ne demande votre attention.
desk-need-taken = { $time }{ "\u00A0" }: quelqu’un occupait la place { $place }. Allez voir.
desk-need-settle = Vu
desk-did-settle = Le message est enlevé.
desk-see-who = Voir qui
desk-need-change =
    { $count ->
        [one] { $count } réservation attend encore une autre place.
       *[other] { $count } réservations attendent encore une autre place.
    }
desk-need-full = Complet{ "\u00A0" }: { $zones }.
desk-need-missed =
    { $count ->
        [one] { $count } personne n’est pas venue. La place est de nouveau libre.
       *[other] { $count } personnes ne sont pas venues. Leurs places sont de nouveau libres.
    }
desk-need-closure = { $place }{ "\u00A0" }: fermeture, { $when } ({ $reason }).
desk-need-closed-day = Fermé le { $day }{ "\u00A0" }: { $reason }.
desk-need-other-hours = Autres horaires le { $day }{ "\u00A0" }: { $reason }.

## People

desk-search = Chercher un nom ou une place
desk-search-hint = Par exemple Noor ou L12.
desk-search-go = Chercher
desk-found =
    { $count ->
        [one] { $count } réservation aujourd’hui pour «{ "\u00A0" }{ $search }{ "\u00A0" }»
       *[other] { $count } réservations aujourd’hui pour «{ "\u00A0" }{ $search }{ "\u00A0" }»
    }
desk-found-none = Rien trouvé pour «{ "\u00A0" }{ $search }{ "\u00A0" }»
desk-found-none-text = Vérifiez le nom. Cette personne a-t-elle réservé sur ce site{ "\u00A0" }?
desk-found-none-today = Rien aujourd’hui pour «{ "\u00A0" }{ $search }{ "\u00A0" }».
desk-found-later =
    { $count ->
        [one] { $count } réservation plus tard pour «{ "\u00A0" }{ $search }{ "\u00A0" }»
       *[other] { $count } réservations plus tard pour «{ "\u00A0" }{ $search }{ "\u00A0" }»
    }
desk-found-later-first = Les { $count } premières réservations plus tard pour «{ "\u00A0" }{ $search }{ "\u00A0" }»
desk-list-coming = Arrivent dans les 3 heures{ "\u00A0" }: { $count }
desk-list-there = Sur place maintenant{ "\u00A0" }: { $count }
desk-list-missed = Pas venus ces 3 dernières heures{ "\u00A0" }: { $count }
desk-none-coming = Personne n’a réservé pour les 3 prochaines heures.
desk-none-there = Aucune personne avec une réservation n’est là maintenant.
desk-show-all = Afficher les { $count }
desk-coming = va arriver
desk-late = pas encore là
desk-there = est là
desk-gone = est parti
desk-not-come = pas venu
desk-cancelled = annulé
desk-to-today = Retour à Aujourd’hui

## What the desk does with a booking

desk-do-check-in = Est là
desk-do-check-out = Est parti
desk-do-taken = Quelqu’un occupe cette place
desk-do-cancel = Annuler
desk-do-move = Déplacer
desk-did-check-in = L’arrivée de { $name } est notée, place { $place }.
desk-did-check-out = Le départ de { $name } est noté. La place est de nouveau libre.
desk-did-taken = { $name } a maintenant la place { $place }.
desk-did-cancel = La réservation de { $name } est annulée.
desk-did-move = La réservation est déplacée{ "\u00A0" }: { $place }.
desk-move = Autre place ou autre heure
desk-same-seat = La même place{ "\u00A0" }: { $place }
desk-no-other-seat = Aucune autre place n’est libre. Allez voir qui occupe cette place.
desk-none-fits = Aucune place libre n’a ce que vous demandez. Choisissez une autre heure ou une autre zone.
desk-refused-not-active = Trop tard{ "\u00A0" }: cette réservation est passée ou annulée.
desk-refused-released = Trop tard{ "\u00A0" }: la place est de nouveau libre. Donnez une autre place.
desk-refused-too-early = On peut noter l’arrivée à partir d’une demi-heure avant le début.
desk-refused-over = Cette réservation est passée.
desk-refused-wrong-code = Ce code est celui d’une autre place.
desk-refused-outside = L’arrivée se note seulement dans la bibliothèque.
desk-refused-not-there = Cette personne n’était pas là, ou est déjà partie.
desk-refused-not-now = Cette réservation n’est pas pour maintenant.
desk-refused-started = Cette réservation a déjà commencé.
desk-refused-not-a-member = Cette personne n’est pas membre de cette bibliothèque.
desk-refused-second-seat = Cette personne a déjà une place à ce moment.
desk-refused-second-seat-at = Cette personne a déjà une place à ce moment{ "\u00A0" }: { $when }.
desk-refused-week-minutes = Les heures de cette personne pour cette semaine sont épuisées{ "\u00A0" }: { $most } au plus, il reste { $left }.
desk-booking-of = Réservation de { $name }

## Zones

desk-zones = Zones maintenant
desk-free-of = { $free } sur { $seats }
desk-full = complet
desk-zone-closed = fermé{ "\u00A0" }: { $reason }

## The printed list

desk-list-title = { $branch }, { $day }
desk-list-lead = Imprimez cette liste le matin. En cas de panne, la journée continue sur papier.
desk-list-as-of =
    { $count ->
        [one] { $count } réservation, situation à { $time }.
       *[other] { $count } réservations, situation à { $time }.
    }
desk-list-caption = Qui vient aujourd’hui
desk-order = Ordre
desk-order-name = Par nom
desk-order-start = Par heure
desk-order-seat = Par place
desk-print = Imprimer
desk-print-otherwise = Imprimez avec Ctrl+P ou par le menu de votre navigateur.

## A seat for somebody at the desk or on the telephone

desk-give-lead = Un nom suffit. Vous recevez un billet à donner.
desk-give-do = Donner une place
desk-give-next = Donner encore une place
desk-name = Nom
desk-name-hint = Comme la personne le souhaite. Une adresse e-mail n’est pas nécessaire.
desk-find = Chercher parmi les membres
desk-find-none = Aucun membre de ce nom. Vous pouvez continuer avec le nom seul.
desk-find-nobody = Aucun d’eux{ "\u00A0" }: le nom seul
desk-find-who =
    { $count ->
        [one] { $count } membre trouvé
       *[other] { $count } membres trouvés
    }
desk-any-zone = Là où il y a de la place
desk-offers = La place doit avoir
desk-error-name = Écrivez un nom, sur une seule ligne.
desk-error-person = Choisissez quelqu’un dans la liste ou cherchez de nouveau.
desk-error-zone = Choisissez une zone dans la liste.

## The slip

desk-slip = Billet
desk-slip-title = Billet avec votre place
desk-slip-arrive = Vous êtes là{ "\u00A0" }? Dites-le à l’accueil avant { $time }. Ensuite, la place est de nouveau libre.
desk-slip-there = Votre arrivée est notée. Vous pouvez vous installer.
desk-slip-lapsed = Cette place est de nouveau libre. Demandez une autre place à l’accueil.
desk-slip-cancelled = Cette réservation est annulée.
desk-slip-code = Code de la place{ "\u00A0" }:

## Visits a week

visits-title = Visites par semaine
visits-lead = Ce qui a été réservé et ce qui a été utilisé, séparément. Sans noms.
visits-weeks = Combien de semaines
visits-weeks-count = { $count } semaines
visits-show = Afficher
visits-chart = Réservations et visites par semaine
visits-summary = { $weeks } semaines{ "\u00A0" }: réservé { $booked } fois, utilisé { $used } fois.
visits-caption = Visites par semaine{ "\u00A0" }: { $place }
visits-week-of = Semaine du
visits-booked = Réservé
visits-used = Utilisé
visits-not-come = Pas venus
visits-cancelled = Annulé
visits-to-come = À venir
visits-none = Rien n’a été réservé pendant ces semaines.
visits-file = Télécharger en CSV
visits-how = Une réservation compte dans la semaine où elle commence. Utilisé veut dire{ "\u00A0" }: quelqu’un a confirmé son arrivée, à la place ou à l’accueil. Les nombres restent quand les noms sont effacés.

## Opening hours, for everybody

hours-title = Heures d’ouverture{ "\u00A0" }: { $library }
hours-this-week = Cette semaine{ "\u00A0" }: { $branch }
hours-ahead = Jours aux horaires différents{ "\u00A0" }: { $branch }
hours-nothing-differs = Aucun jour n’a d’autres horaires dans les deux prochains mois.
hours-zone-closed = { $zone }{ "\u00A0" }: fermeture
hours-silent =
    { $count ->
        [one] dont { $count } place silencieuse
       *[other] dont { $count } places silencieuses
    }
hours-to-seats = Prendre une place{ "\u00A0" }: { $branch }
hours-calendar = Heures d’ouverture dans votre agenda (iCal)
hours-calendar-branch = Heures de { $branch } dans votre agenda
hours-json = Places libres en JSON

## A frame on another site

embed-title = Places libres{ "\u00A0" }: { $library }
# Behind a number, $count.
embed-free =
    { $silent ->
        [0]
            { $count ->
                [one] libre
               *[other] libres
            }
        [one]
            { $count ->
                [one] libre et silencieuse
               *[other] libres, dont { $silent } silencieuse
            }
       *[other]
            { $count ->
                [one] libre
               *[other] libres, dont { $silent } silencieuses
            }
    }
embed-take = Prendre une place{ "\u00A0" }: { $branch }
# $count: seats that are free now.
opening-free-now =
    { $count ->
        [0] aucune place libre
        [one] { $count } place libre
       *[other] { $count } places libres
    }
desk-seat = Place
desk-is-there = Pour maintenant
desk-is-there-yes = Est déjà là
desk-error-seat = Cette place n’existe pas. Écrivez ce qui est indiqué dessus, par exemple C12.
