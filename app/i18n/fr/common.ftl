# Texts of every page. Voice: short, "tu", a number before an adjective, plain words.
# { "\u00A0" } is the space that French writes before : and ?, and never breaks.

## The frame of a page

# The language's own name, for the language switch.
language-name = Français
language-switch = Langue
skip-link = Aller au contenu
home = Vers la page d’accueil
nav-label = Menu
nav-seats = Places d’étude
nav-events = Agenda
nav-clubs = Lire ensemble
nav-schools = Écoles
nav-libraries = Bibliothèques
nav-mine = Mon Plek
nav-staff = Gestion
sign-in = Se connecter
sign-out = Se déconnecter
footer-help = Une question{ "\u00A0" }? Demandez à l’accueil.
footer-help-link = Aide sur Plek

## Forms

error-summary-title = Il y a un problème
# Stands before an error at its field, and before the title of a page with errors.
error-prefix = Erreur{ "\u00A0" }:
field-optional = facultatif
field-required = obligatoire
choose = Choisis…
error-empty = Remplis ce champ.
error-choice = Choisis une des possibilités.
error-not-a-date = Ce n’est pas une date. Écris par exemple 13/10/2026.
error-not-a-time = Ce n’est pas une heure. Écris par exemple 14:30.
error-too-long = C’est trop long. Reste sous { $max } caractères.
save = Enregistrer
cancel = Annuler
continue = Continuer
search = Chercher
change = Modifier
try-again = Réessayer
back = Retour
yes = Oui
no = Non

## Notices: the word beside the sign

notice-info = Bon à savoir
notice-success = C’est fait
notice-warning = Attention
notice-error = Erreur

## Time and place

from = de
until = à
# A stretch of time: $from and $until are times, such as 10 h 20.
time-span = { $from } à { $until }
today = aujourd’hui
tomorrow = demain
opening-hours = Heures d’ouverture
open-until = ouvert jusqu’à { $time }
closed = fermé
full = complet
# How many seats are free.
count-free =
    { $count ->
        [one] { $count } place libre
       *[other] { $count } places libres
    }

## What a glyph means

glyph-seat-free = libre
glyph-seat-taken = occupée
glyph-power = prise de courant
glyph-silent = silence
glyph-accessible = accès en fauteuil roulant
glyph-monitor = avec écran
glyph-group = travail en groupe

## Pages that say no

page-not-found-title = Cette page n’est pas là
page-not-found-text = Il y a peut-être une faute dans l’adresse, ou la page a disparu.
page-forbidden-title = Cette page n’est pas pour toi
page-forbidden-text = Connecte-toi avec un compte qui peut venir ici. Ou demande à l’accueil.
page-limit-title = C’était trop rapide
page-limit-text = Tu as essayé trop souvent. Attends quelques minutes et réessaie.
page-busy-title = Un instant
page-busy-text = Il y a trop de monde, ou la base de données ne répond pas. Tes données sont encore dans le formulaire.
page-broken-title = Un problème de notre côté
page-broken-text = Ce n’est pas ta faute. Réessaie dans une minute.
# $code finds the fault in our logs.
page-broken-code = Ça ne marche toujours pas{ "\u00A0" }? Donne ce code à l’accueil{ "\u00A0" }: { $code }.
page-cross-site-title = Ce formulaire venait d’un autre site
page-cross-site-text = Nous n’avons donc rien changé. Ouvre Plek même et réessaie là.
page-unreadable-title = Nous ne pouvons pas lire ce formulaire
page-unreadable-text = Revenez en arrière, rechargez la page et réessayez.
page-full-title = Impossible d’enregistrer maintenant
page-full-text = Le disque du serveur est plein. La consultation reste possible. La bibliothèque est au courant.
