# Texts of every page. Voice: short, "vous", a number before an adjective, plain words.
# { "\u00A0" } is the space that French writes before : and ?, and never breaks.

## The frame of a page

# The language's own name, for the language switch.
language-name = Français
language-switch = Langue
skip-link = Aller au contenu
home = Vers la page d’accueil
nav-label = Menu
nav-seats = Places d’étude
nav-libraries = Bibliothèques
footer-help = Une question{ "\u00A0" }? Demandez à l’accueil.

## Help, legal pages and the menu

nav-staff = Gestion
crumbs-label = Vous êtes ici
help-label = Aide
help-title = Besoin d’aide{ "\u00A0" }?
help-phone = Appelez le { $phone }
help-pick-library = Choisissez votre bibliothèque
help-chat = Discuter avec l’accueil
footer-legal = À propos de ces pages
legal-by-library = Accessibilité et vie privée, par bibliothèque
house-closed = fermé pour l’instant
# $time: 20.00
house-open-until = ouvert jusqu’à { $time }
house-open-until-midnight = ouvert jusqu’à minuit
house-opens-at = fermé, ouvre à { $time }
house-opens-on = fermé, ouvre { $day } à { $time }

## Lists and tasks

pager-label = Pages
pager-back = Précédente
pager-on = Suivante
pager-here = Page { $page } sur { $pages }
steps-done = terminé
steps-here = en cours
steps-later = à venir
progress-of = { $done } sur { $all }

## The demo's bar

demo-bar-now = Démo{ "\u00A0" }: { $day } { $time }
demo-bar-hour = +1 heure
demo-bar-day = +1 jour
demo-bar-mail = Courrier
demo-person-noor = Noor, étudiante
demo-person-leen = Leen, enseignante
demo-person-karim = Karim, lecteur
demo-person-ann = Ann à l’accueil
demo-person-bram = Bram, organisateur

## Forms

error-summary-title = Il y a un problème
# Stands before an error at its field, and before the title of a page with errors.
error-prefix = Erreur{ "\u00A0" }:
field-optional = facultatif

## Notices: the word beside the sign

notice-info = Bon à savoir
notice-success = C’est fait
notice-warning = Attention
notice-error = Erreur

## Time and place

until = à
# A stretch of time: $from and $until are times, such as 10 h 20.
time-span = { $from } à { $until }

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
page-limit-title = C’était trop rapide
page-limit-text = Vous avez essayé trop souvent. Attendez quelques minutes et réessayez.
page-busy-title = Un instant
page-busy-text = Il y a trop de monde, ou la base de données ne répond pas. Rechargez cette page dans un instant.
page-busy-form-text = Il y a trop de monde, ou la base de données ne répond pas. Rechargez cette page dans un instant. Votre formulaire sera alors envoyé une nouvelle fois, et vous ne réservez jamais deux fois.
page-broken-title = Un problème de notre côté
page-broken-text = Ce n’est pas votre faute. Réessayez dans une minute.
# $code finds the fault in our logs.
page-broken-code = Ça ne marche toujours pas{ "\u00A0" }? Donnez ce code à l’accueil{ "\u00A0" }: { $code }.
page-cross-site-title = Ce formulaire venait d’un autre site
page-cross-site-text = Nous n’avons donc rien changé. Ouvrez Plek même et réessayez là.
page-unreadable-title = Nous ne pouvons pas lire ce formulaire
page-unreadable-text = Revenez en arrière, rechargez la page et réessayez.
page-full-title = Impossible d’enregistrer maintenant
page-full-text = Le disque du serveur est plein. La consultation reste possible. La bibliothèque est au courant.

## Words of forms and lists

cancel = Annuler
opening-hours = Heures d’ouverture
