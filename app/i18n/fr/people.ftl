# Signing in, one's own account, the people of a library.

## The demo's bar

demo-bar = Visitez en tant que
demo-bar-label = Démo

## Fields of several pages

email = Adresse e-mail
name = Nom
code = Code à 6 chiffres
password = Mot de passe
password-new = Nouveau mot de passe
password-old = Mot de passe actuel
password-hint = Au moins 12 caractères. Une phrase convient, et vous pouvez la coller.
error-email = Ce n’est pas une adresse e-mail. Écrivez par exemple noor@exemple.be.
error-email-taken = Cette adresse appartient à un autre compte.
error-code = Remplissez les 6 chiffres de l’e-mail.
error-code-wrong =
    { $left ->
        [one] Ce n’est pas le bon code. Il vous reste { $left } essai.
       *[other] Ce n’est pas le bon code. Il vous reste { $left } essais.
    }
error-name = Remplissez votre nom, ou comment vous voulez qu’on vous appelle.
error-password-missing = Remplissez votre mot de passe.
error-password-old = Ce n’est pas votre mot de passe actuel.
error-password-wrong =
    { $left ->
        [one] Ce n’est pas le bon mot de passe. Il vous reste { $left } essai.
       *[other] Ce n’est pas le bon mot de passe. Il vous reste { $left } essais.
    }
error-password-short = C’est trop court. Prenez au moins { $min } caractères.
error-password-common = Tout le monde devinerait ce mot de passe. Prenez-en un autre.
error-slug = Ce nom ne peut pas figurer dans l’adresse, ou est déjà pris. Prenez des minuscules, des chiffres et des traits d’union.
error-days = Remplissez un nombre de jours, de 1 à 3650.
error-erase-word = Tapez le mot «{ "\u00A0" }{ $word }{ "\u00A0" }»{ "\u00A0" }: nous saurons que c’est bien ce que vous voulez.

## Signing in

sign-in-title = Se connecter
sign-in-lead = Nous vous envoyons un code par e-mail. Pas besoin de mot de passe. Première visite{ "\u00A0" }? Cela commence de la même façon.
sign-in-send = Envoyer le code
sign-in-code-title = Regardez dans votre boîte mail
sign-in-code-lead = Nous avons envoyé un code, si cette adresse peut le recevoir. Il est valable 10 minutes.
sign-in-name-title = Comment vous appelez-vous{ "\u00A0" }?
sign-in-name-lead = C’est votre première fois sur Plek. Nous vous appellerons ainsi dans les e-mails et sur vos réservations de place.
sign-in-password-title = Votre mot de passe
sign-in-password-lead = Vous travaillez dans une bibliothèque. C’est pourquoi nous demandons aussi votre mot de passe.
sign-in-choose-title = Choisissez un mot de passe
sign-in-choose-lead = Vous travaillez dans une bibliothèque. Désormais nous demanderons ce mot de passe en plus du code.
sign-in-too-old-title = Ce code ne fonctionne plus
sign-in-too-old = Le code est trop ancien, déjà utilisé, ou a été mal tapé trop souvent. Demandez-en un nouveau.
sign-in-new-code = Demander un nouveau code

## The first start

set-up-title = Préparer Plek
set-up-lead = À remplir une seule fois. Tout peut être modifié plus tard. La bibliothèque est d’abord ouverte les jours ouvrables de 9 h à 18 h.
set-up-library = La bibliothèque
set-up-library-name = Nom de la bibliothèque
set-up-slug = Nom dans l’adresse
set-up-slug-hint = Par exemple bib-sud. Vide{ "\u00A0" }: nous le faisons à partir du nom.
set-up-consortium = Nom du réseau
set-up-consortium-hint = Seulement si d’autres bibliothèques rejoindront.
set-up-branch = Le premier site
set-up-branch-name = Nom du site
set-up-address = Rue et commune
set-up-zone = Fuseau horaire
set-up-group = personnel
set-up-admin = Vous, qui la gérez
set-up-done = Prêt à commencer
set-up-too-old-title = Ce lien ne fonctionne plus
set-up-too-old = Un lien est valable 30 minutes et ne sert qu’une fois. Redémarrez Plek, ou faites-en un nouveau avec «{ "\u00A0" }plek admin create{ "\u00A0" }».

## One's own account

account-title = Mon compte
account-memberships = Où vous êtes membre
account-member-until = jusqu’au { $day }
account-no-member = Vous n’êtes encore membre d’aucune bibliothèque
account-no-member-text = Devenez membre à l’accueil. Apportez votre carte.
account-posts = Où vous travaillez
account-describe = Nom et langue
account-email = Changer d’adresse e-mail
account-email-now = Actuelle{ "\u00A0" }: { $email }
account-email-new = Nouvelle adresse e-mail
account-password = Changer de mot de passe
account-sessions = Vos connexions
account-session-here = cet appareil
account-session-seen = dernière utilisation le { $day }
account-session-end = Déconnecter { $device }
account-sessions-end-others = Déconnecter tous les autres appareils
account-device-unknown = appareil inconnu
account-data = Vos données
account-data-text = Tout ce que nous gardons sur vous, vous pouvez l’emporter ou l’effacer.
account-export = Télécharger mes données (JSON)
account-erase-link = Effacer mon compte
account-erase-title = Effacer votre compte
account-erase-lead = Ceci ne peut pas être annulé.
account-erase-goes = Votre nom, votre adresse e-mail, vos adhésions et vos sessions disparaissent.
account-erase-bookings = Les places que vous avez encore redeviennent libres.
account-erase-stays = Les places que vous avez utilisées comptent encore dans les chiffres, mais personne ne sait plus que c’était vous.
account-erase-word = effacer
account-erase-type = Tapez «{ "\u00A0" }{ $word }{ "\u00A0" }»
account-erase-button = Tout effacer
account-erased-title = Votre compte est effacé
account-erased =
    { $count ->
        [0] Nous ne savons plus qui vous êtes.
        [one] Nous ne savons plus qui vous êtes. { $count } place est de nouveau libre.
       *[other] Nous ne savons plus qui vous êtes. { $count } places sont de nouveau libres.
    }
erase-myself-refused-last-admin = Vous êtes la seule personne à gérer une bibliothèque. Confiez d’abord cette tâche à quelqu’un d’autre.
erase-myself-refused-last-keeper = Vous êtes la dernière personne qui gère le consortium. Laissez d’abord gérer quelqu’un d’autre.
change-password-refused-no-password = Vous n’avez pas besoin de mot de passe{ "\u00A0" }: vous vous connectez avec un code.
set-up-refused-link-too-old = Ce lien ne fonctionne plus.
set-up-refused-slug-taken = Ce nom est déjà pris.
set-up-refused-set-up-already = Plek est déjà prêt.

## What people do in a library

role-teacher = enseignant
role-organiser = organisateur
role-desk = accueil
role-librarian = bibliothécaire
role-admin = gestionnaire

## The people of a library

staff-people = Personnes
staff-people-of = Personnes de { $library }
staff-audit = Qui a fait quoi
staff-retention = Durée de conservation
staff-branches = Sites
staff-consortium = Consortium
staff-profile = Profil
staff-colleagues = Qui travaille ici
staff-role = Fonction
staff-branch = Site
staff-all-branches = tous les sites
staff-change = Modifier
staff-invited = invité
staff-take = Retirer à { $name }
staff-give = Donner une fonction
staff-members = Membres
staff-no-members = Aucun membre trouvé
staff-no-members-text = Cherchez un autre nom, ou inscrivez quelqu’un ci-dessous.
staff-search = Nom ou adresse e-mail
staff-group = Type de membre
staff-group-hint = Par exemple étudiant ou adulte.
staff-until = Dernier jour
staff-end-membership = Terminer pour { $name }
staff-give-membership = Inscrire quelqu’un
post-refused-has-it = Cette personne a déjà cette fonction.
post-refused-has-not = Cette personne n’avait plus cette fonction.
post-refused-last-admin = Il doit rester un gestionnaire. Confiez d’abord cette fonction à quelqu’un d’autre.
membership-refused-no-member = Cette personne n’était plus membre.

## Who did what

audit-lead = Les 90 derniers jours. Aucun texte tapé par quelqu’un ne figure ici.
audit-caption = Ce qui s’est passé
audit-when = Quand
audit-who = Qui
audit-what = Quoi
audit-plek = Plek lui-même
audit-gone = quelqu’un qui n’est plus là
audit-all = Montrer tout le monde
audit-empty = Il ne s’est encore rien passé
audit-empty-text = Dès que quelqu’un fait quelque chose, c’est ici.
audit-book-seat = a pris une place
audit-cancel-booking = a rendu une place
audit-close-zone = a fermé une zone
audit-give-post = a donné une fonction
audit-take-post = a retiré une fonction
audit-give-membership = a inscrit quelqu’un
audit-end-membership = a terminé une adhésion
audit-set-retention = a modifié la durée de conservation
audit-make-admin = a nommé un gestionnaire
audit-found-installation = a préparé Plek
audit-book-any-seat = a pris une place
audit-book-sequence = a pris plusieurs places à la suite
audit-tell-bookings = a prévenu des personnes de leurs réservations
audit-book-for-guest = a pris une place pour quelqu’un à l’accueil
audit-change-booking = a déplacé une place
audit-check-in = est arrivé à une place
audit-check-out = a libéré une place
audit-claim-hold = a pris la place gardée un moment
audit-claim-sequence = a pris des places à la suite qui étaient gardées un moment
audit-hold-any-seat = a gardé une place un moment
audit-hold-seat = a gardé une place un moment
audit-hold-sequence = a gardé un moment des places à la suite
audit-report-taken = a signalé une place occupée
audit-settle-note = a traité un signalement
audit-sit-here = s’est installé à une place libre

## How long what is kept

kept-lead = Ce qui est plus ancien, Plek le jette chaque jour.
kept-what = Quoi
kept-long = Combien de temps
kept-run = Dernière fois
kept-days = Jours{ "\u00A0" }: { $kind }
kept-default = D’habitude { $days } jours.
kept-last =
    { $count ->
        [0] { $day }{ "\u00A0" }: rien
       *[other] { $day }{ "\u00A0" }: { $count } jetés
    }
kept-never = encore jamais
kept-next = La prochaine fois{ "\u00A0" }: { $day }.
kept-first = La première fois est pour bientôt.
kept-booking = places prises
kept-audit-entry = qui a fait quoi
kept-retention-run = ce qui a été jeté

## Words of every page, which this pillar was the first to need

back = Retour
error-choice = Choisissez une des possibilités.
error-empty = Remplissez ce champ.
error-group = Indiquez le type de membre, par exemple étudiant ou adulte.
error-not-a-date = Ce n’est pas une date. Écrivez par exemple 13/10/2026.
error-too-long = C’est trop long. Restez sous { $max } caractères.
nav-mine = Mon Plek
save = Enregistrer
search = Chercher
sign-in = Se connecter
sign-out = Se déconnecter
kept-house-change = changements des sites et des heures
kept-booking-change = personnes touchées par ces changements
kept-desk-note = ce que l’accueil devait regarder
