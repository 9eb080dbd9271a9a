# Staff edit the house: libraries, branches, zones, seats, hours, closures, rules.

## Where one is

places-my-libraries = Où vous travaillez
places-no-work = Vous ne travaillez pas encore ici
places-no-work-text = La personne qui gère la bibliothèque peut vous donner une tâche. Demandez-lui.
places-tab-zones = Zones
places-tab-closures = Fermetures
places-tab-rules = Règles
places-tab-settings = Paramètres
places-to-branch = Retour à { $branch }
places-saved-nobody = Enregistré. Aucune réservation n’est touchée.

## Words of forms and tables

places-name = Nom
places-address = Rue et commune
places-slug = Nom dans l’adresse web
places-slug-hint = Minuscules, chiffres et traits d’union. Par exemple{ "\u00A0" }: bib-sud.
places-slug-changes = Qui ouvre l’ancienne adresse arrive ici. Les étiquettes QR ne changent pas.
places-time-zone = Fuseau horaire
places-time-zone-hint = Par exemple{ "\u00A0" }: Europe/Brussels.
places-time-zone-text = Les réservations restent au même moment. Les heures d’ouverture suivent la nouvelle horloge.
places-zone = Zone
places-floor = Étage
places-floor-hint = 0 est le rez-de-chaussée, -1 le sous-sol.
places-floor-name =
    { $floor ->
        [0] rez-de-chaussée
       *[other] étage { $floor }
    }
places-mode = Prendre place
places-mode-walk-in = Accès libre{ "\u00A0" }: pas de réservation
places-mode-optional = Réservation possible
places-mode-required = Réservation obligatoire
places-seat = Place
places-seats = Places
places-actions = Actions
places-now = Maintenant
places-offers = Équipement
places-cell = Sur le plan
places-cell-at = colonne { $column }, rangée { $row }
places-code = Code
places-day = Jour
places-reason = Raison
places-reason-hint = Les visiteurs lisent ceci. N’écrivez pas de noms de personnes.
places-remove = Retirer
places-see-effect = Voir l’effet
places-monday = lundi
places-tuesday = mardi
places-wednesday = mercredi
places-thursday = jeudi
places-friday = vendredi
places-saturday = samedi
places-sunday = dimanche
places-days = du { $from } au { $until } inclus

## What is wrong at a field

places-error-missing = Remplissez «{ "\u00A0" }{ $field }{ "\u00A0" }».
places-error-unreadable = Vérifiez «{ "\u00A0" }{ $field }{ "\u00A0" }»{ "\u00A0" }: c’est illisible.
places-error-slug = Pour «{ "\u00A0" }{ $field }{ "\u00A0" }», utilisez des minuscules, chiffres et traits d’union, 60 au plus.
places-error-number = Pour «{ "\u00A0" }{ $field }{ "\u00A0" }», donnez un nombre de { $least } à { $most }.
places-error-order = La fin doit suivre le début et ne pas être passée.
places-error-no-seats = Cochez au moins une place.
places-error-no-marks = Cochez au moins un équipement.

## Library

places-no-branches = Cette bibliothèque n’a pas encore de site
places-no-branches-text = Ajoutez le premier site. Les zones et les places suivront.
places-add-branch = Ajouter un site
places-name-of-library = Nom de la bibliothèque
places-rules-of-library = Règles de la bibliothèque
add-library-refused-address-taken = Une autre bibliothèque a déjà cette adresse. Choisissez-en une autre.
add-branch-refused-address-taken = Cette adresse est déjà utilisée. Choisissez-en une autre.
add-branch-refused-no-such-zone = Ce fuseau n’existe pas. Écrivez par exemple Europe/Brussels.

## Zones

places-add-zone = Ajouter une zone
places-zone-settings = Nom et usage de la zone
places-earlier = Monter
places-later = Descendre
places-close = Fermer
places-labels = Étiquettes QR
places-labels-all = Étiquettes QR de toutes les zones

## From an empty branch to its first seat

places-start-title = Encore un peu jusqu’à la première place
places-start-hours = Heures d’ouverture
places-start-zone = Une zone
places-start-seats = Places
places-start-hours-text = Dites d’abord quand ce site est ouvert.
places-start-hours-go = Remplir les heures d’ouverture
places-start-zone-text = Une zone est une salle ou un étage. Ajoutez la première ci-dessous.
places-start-seats-text = Dites maintenant quelles places il y a dans cette zone.
places-start-seats-go = Ajouter des places dans { $zone }
places-start-hours-ready = Les heures d’ouverture sont déjà remplies{ "\u00A0" }: vérifiez-les plus tard.
places-start-hours-check = Vérifier les heures d’ouverture
places-start-look = Les voir comme les visiteurs

## Seats

places-no-seats = Il n’y a pas encore de places ici
places-no-seats-text = Ajoutez-les ci-dessus, par exemple{ "\u00A0" }: A1-A40.
places-add-seats = Ajouter des places
places-list = Quelles places{ "\u00A0" }?
places-list-hint = Une série comme A1-A40, ou une place par ligne. Vous pouvez aussi coller d’un tableur{ "\u00A0" }: nom{ "\u00A0" }; équipement.
places-list-empty = Écrivez quelles places vous ajoutez, par exemple A1-A40.
places-list-too-many = Ajoutez { $most } places au plus à la fois.
places-list-twice = La place { $label } y figure deux fois.
places-list-too-long = Le nom { $label } est trop long{ "\u00A0" }: 12 caractères au plus.
places-list-unreadable = Cette ligne est illisible{ "\u00A0" }: { $line }
add-seats-refused-labels-taken = Ces places existent déjà dans cette zone{ "\u00A0" }: { $labels }.
places-seats-added =
    { $count ->
        [one] { $count } place ajoutée. Aucune réservation n’est touchée.
       *[other] { $count } places ajoutées. Aucune réservation n’est touchée.
    }
places-offers-all = Équipement de toutes ces places
places-plan = Plan
places-plan-of = Plan de { $zone }
places-out-of-use = hors service
places-seats-tick = Cochez des places et choisissez l’action ci-dessous
places-marks = Équipement
places-mark = Ajouter l’équipement
places-unmark = Retirer l’équipement
places-retire = Hors service
places-restore = Remettre en service
places-place = Déplacer une place
places-place-text = Le plan compte les colonnes depuis la gauche et les rangées depuis le haut.
places-column = Colonne
places-row = Rangée
place-seat-refused-cell-taken = La place { $label } s’y trouve déjà.

## Opening hours

places-week-hint = Une ligne par jour, par exemple 9:00-12:30, 13:30-18:00. Après minuit aussi{ "\u00A0" }: 22:00-8:00. Vide{ "\u00A0" }: fermé.
places-clock-changes = Ces heures sont celles de l’horloge murale. La nuit du changement d’heure, l’ouverture dure une heure de plus ou de moins.
places-copy = Copier les heures
places-copy-from = Les heures du
places-copy-to = Vers ces jours
places-hours-unreadable = Écrivez les heures de { $day } comme 9:00-12:30, 13:30-18:00.
places-hours-overlap = Les heures de { $day } se chevauchent ou ne se suivent pas.
places-hours-night = Le { $day }, l’ouverture de la veille dure encore.
places-days-that-differ = Jours différents
places-no-days = Aucun jour à venir n’a d’autres heures.
places-add-day = Ajouter un jour avec d’autres heures
places-day-hours-hint = Comme 10:00-16:00. Vide{ "\u00A0" }: fermé toute la journée.

## Closures

places-close-what = Fermer une zone ou tout le site
places-what = Quoi
places-whole-branch = Tout le site
places-first-day = Premier jour
places-last-day = Dernier jour
places-from = De
places-until = À
places-from-hint = Vide{ "\u00A0" }: dès le début du premier jour.
places-until-hint = Vide{ "\u00A0" }: jusqu’à la fin du dernier jour.
places-no-closures = Aucune fermeture à venir.
places-closures-coming = Fermetures à venir
places-reopen = Retirer la fermeture

## The preview of a change

places-preview-title = Voici ce qui va se passer
places-change-close = { $place } ferme{ "\u00A0" }: { $when }.
places-change-reopen = Une fermeture disparaît.
places-change-week = Les heures d’ouverture de la semaine changent.
places-change-day = Les heures du { $day } changent.
places-change-seats-out =
    { $count ->
        [one] { $count } place est mise hors service.
       *[other] { $count } places sont mises hors service.
    }
places-change-seats-in =
    { $count ->
        [one] { $count } place est remise en service.
       *[other] { $count } places sont remises en service.
    }
places-change-time-zone = L’horloge de ce site devient celle de { $zone }.
places-change-mode = Dans { $zone }, désormais{ "\u00A0" }: { $mode }.
places-preview-nobody = Personne n’est touché{ "\u00A0" }: aucune réservation ne change.
places-preview-hit =
    { $count ->
        [one] { $count } réservation touchée
       *[other] { $count } réservations touchées
    }
places-preview-lost = { $moved } reçoivent une autre place, { $lost } non.
places-preview-more = Et { $count } autres réservations.
places-preview-portions = Il y a { $count } réservations. Nous en traitons { $portion } à la fois, pour que d’autres puissent réserver.
places-preview-later = Les messages partent deux minutes plus tard. D’ici là, vous pouvez tout annuler.
places-preview-confirm = Confirmer
change-house-refused-overtaken = Quelque chose a changé entre-temps. Voici l’effet actuel{ "\u00A0" }: vérifiez à nouveau.
places-column-person = Qui
places-column-when = Quand
places-column-seat = Place
places-column-happens = Ce qui se passe
places-column-happened = Ce qui s’est passé
places-happens-moved = Reçoit la place { $seat }.
places-happens-without = Il y manque{ "\u00A0" }: { $things }.
places-happens-withdrawn = Aucune autre place{ "\u00A0" }: la réservation est annulée et nous prévenons.

## What a change did

places-changed = C’est fait
places-changed-nobody = Aucune réservation touchée.
places-undone = C’est annulé
places-undo = Annuler le changement
places-undo-until = Vous pouvez annuler jusqu’à { $time }.
places-undo-letters = Les messages partent à { $time }. D’ici là, vous pouvez tout annuler.
places-undo-over = L’annulation n’est plus possible{ "\u00A0" }: le délai est passé.
undo-change-refused-too-late = Trop tard{ "\u00A0" }: les messages sont partis. Le changement reste.
undo-change-refused-not-the-last = Autre chose a changé depuis. Annulez d’abord ce changement-là.
places-waiting =
    { $count ->
        [one] { $count } réservation attend encore.
       *[other] { $count } réservations attendent encore.
    }
places-proceed = Continuer
places-happened-planned = Attend son tour.
places-happened-moved = A maintenant la place { $seat }.
places-happened-withdrawn = La réservation est annulée.
places-happened-over = Était déjà terminée, ou n’a pu être rétablie.
places-happened-undone = Est comme avant.

## QR labels

places-labels-of = Étiquettes QR{ "\u00A0" }: { $place }
places-labels-text =
    { $count ->
        [one] { $count } étiquette. Imprimez en A4, sans marges, et découpez le long des lignes.
       *[other] { $count } étiquettes. Imprimez en A4, sans marges, et découpez le long des lignes.
    }
places-label-scan = Scannez en arrivant

## Rules of booking

places-rules-lead = Une valeur vide reprend celle du niveau supérieur. Sous une limite, on ne peut qu’être plus strict.
places-rules-kept = Les réservations existantes ne changent pas{ "\u00A0" }: elles gardent les règles de leur création.
places-rules-of = Règles de
places-rule = Règle
places-applies = Ce qui vaut
places-comes-from = D’où cela vient
places-own-value = Ici
places-limit = limite
places-is-bound = C’est une limite.
places-from-default = Plek
places-from-consortium = consortium { $place }
places-from-group = groupe { $place }
places-from-library = bibliothèque { $place }
places-from-branch = site { $place }
places-from-zone = zone { $place }
places-unit-minutes = minutes
places-unit-days = jours
places-days-count =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
places-rule-number = Pour «{ "\u00A0" }{ $rule }{ "\u00A0" }», donnez un nombre, ou laissez vide.
places-rule-min-minutes = Réservation la plus courte
places-rule-max-minutes = Réservation la plus longue
places-rule-week-minutes = Temps maximal par semaine
places-rule-days-ahead = Jours à l’avance
places-rule-grace-minutes = Libérée si personne ne vient, après
places-rule-buffer-minutes = Temps libre après une réservation
places-rule-step-minutes = Début et fin toutes les
places-rule-members-only = Qui réserve
places-members-only = Seulement les membres
places-members-not-only = Tous ceux qui se connectent
places-as-above = Comme décidé plus haut
set-rule-refused-beyond-limit = Cela dépasse la limite de { $place }{ "\u00A0" }: { $limit }.
set-rule-refused-out-of-range = Choisissez une valeur de { $least } à { $most }.
places-seats-removed =
    { $count ->
        [one] 1 place supprimée.
       *[other] { $count } places supprimées.
    }
places-remove-zone = Supprimer la zone
places-remove-zone-text = C’est possible tant que personne n’y a pris de place. Ses places partent avec elle.
places-close-zone = Plutôt la fermer{ "\u00A0" }? Vous verrez d’abord qui est concerné.
remove-zone-refused-booked = Des places ont été prises dans cette zone. Elle doit rester{ "\u00A0" }: fermez-la ou mettez ses places hors service.
remove-seats-refused-booked = Ces places ont déjà été prises{ "\u00A0" }: { $labels }. Elles doivent rester{ "\u00A0" }: mettez-les hors service.
audit-remove-seats = a supprimé des places
audit-remove-zone = a supprimé une zone
audit-add-branch = a ajouté un site
audit-add-library = a ajouté une bibliothèque
audit-add-seats = a ajouté des places
audit-add-zone = a ajouté une zone
audit-change-house = a changé les heures, les fermetures ou les places
audit-proceed-change = a poursuivi un changement
audit-undo-change = a annulé un changement
audit-reopen-closure = a supprimé une fermeture
audit-describe-branch = a modifié les données d’un site
audit-describe-library = a modifié le nom ou l’adresse web de la bibliothèque
audit-describe-zone = a modifié une zone
audit-order-zones = a changé l’ordre des zones
audit-mark-seats = a modifié les caractéristiques de places
audit-place-seat = a déplacé une place sur le plan
audit-set-rule = a modifié une règle d’un site
audit-set-library-rule = a modifié une règle de la bibliothèque
audit-edit-profile = a modifié le profil de la bibliothèque
audit-set-logo = a changé le logo de la bibliothèque
audit-retain = a effacé ce qui était trop vieux
places-networks = Confirmer son arrivée seulement à la bibliothèque
places-networks-text = La personne assise scanne le code et dit « Je suis là ». Si vous indiquez des réseaux ici, cela ne marche que là, par exemple sur le wifi de la bibliothèque. Laissez vide et cela marche partout. L’accueil le peut toujours.
places-networks-field = Réseaux
places-networks-hint = Un par ligne. Par exemple : 192.0.2.0/24.
places-networks-wrong = « { $line } » n’est pas un réseau. Écrivez par exemple 192.0.2.0/24.
audit-set-networks = a dit d’où l’on confirme son arrivée dans un site
places-happens-lapses = Aucune autre place{ "\u00A0" }: la réservation est annulée.
places-no-email = Pas d’e-mail{ "\u00A0" }: appelez ou dites-le.
places-no-email-count =
    { $count ->
        [one] 1 personne n’a pas d’e-mail{ "\u00A0" }: appelez ou dites-le.
       *[other] { $count } personnes n’ont pas d’e-mail{ "\u00A0" }: appelez ou dites-le.
    }

# The consortium and its groups.
places-groups = Groupes
places-count-libraries = { $count ->
    [one] { $count } bibliothèque
   *[other] { $count } bibliothèques
}
places-add-group = Ajouter un groupe
places-name-of-group = Nom du groupe
places-name-of-consortium = Nom du consortium
places-rules-of-group = Règles du groupe
places-rules-of-consortium = Règles du consortium
places-libraries = Bibliothèques
places-no-libraries = Ce groupe n’a pas encore de bibliothèque
places-no-libraries-text = Ouvrez la première. Les sites, les zones et les places suivront.
places-open-library = Ouvrir une bibliothèque
places-open-library-text = Qui ouvre une bibliothèque la gère. Confiez ensuite cette tâche à quelqu’un d’autre sous Personnes.
audit-add-group = a ajouté un groupe de bibliothèques
audit-name-place = a modifié le nom du consortium ou d’un groupe
audit-open-library = a ouvert une bibliothèque
audit-move-library = a fait passer une bibliothèque dans un autre groupe
audit-set-wide-rule = a modifié une règle du consortium ou d’un groupe
places-keepers = Qui gère le consortium
places-give-consortium = Laisser gérer aussi
places-give-consortium-hint = De quelqu’un qui travaille déjà dans une bibliothèque.
places-take-consortium = Ne gère plus
keeper-refused-no-colleague = Personne qui travaille dans une bibliothèque n’a cette adresse. Donnez d’abord un rôle sous Personnes.
keeper-refused-has-it = Cette personne gère déjà le consortium.
keeper-refused-has-not = Cette personne ne gère plus le consortium.
keeper-refused-last-keeper = Quelqu’un doit gérer le consortium. Laissez d’abord gérer quelqu’un d’autre.
audit-give-consortium = a laissé quelqu’un gérer aussi le consortium
audit-take-consortium = a retiré la gestion du consortium à quelqu’un
places-move-library = Faire entrer une bibliothèque dans ce groupe
places-move-library-text = Ses sites suivent alors les règles de ce groupe, là où ils n’en ont pas d’autres ; les limites du groupe valent toujours. Les réservations restent telles quelles.
places-move-library-which = Bibliothèque
places-move-library-pick = Choisissez une bibliothèque
places-move-library-do = La faire entrer dans ce groupe
places-move-library-missing = Choisissez une bibliothèque.
