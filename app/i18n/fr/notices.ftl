# Mails. The subject is our words only: never a name, a place or a code.

## Every mail

notice-no-answer = Vous ne pouvez pas répondre à cet e-mail. Des questions{ "\u00A0" }? Adressez-vous à l’accueil de votre bibliothèque.
notice-why-asked = Vous recevez cet e-mail parce que quelqu’un veut se connecter à Plek avec cette adresse.
notice-why-account = Vous recevez cet e-mail parce que cette adresse est, ou était, celle d’un compte chez Plek.
notice-why-booking = Vous recevez cet e-mail parce que vous avez réservé une place avec Plek.
notice-when = Quand
notice-where = Où
notice-seat = Place
notice-new-seat = Votre nouvelle place
notice-old-seat = Votre ancienne place

## The code that signs in

notice-sign-in-code-subject = Votre code pour Plek
notice-sign-in-code-lead = Connectez-vous avec ce code{ "\u00A0" }:
notice-sign-in-code-limits = Le code est valable 10 minutes, et une seule fois.
notice-sign-in-code-not-you = Vous n’avez rien demandé{ "\u00A0" }? Alors il n’y a rien à faire. Ne donnez ce code à personne.
notice-address-code-lead = Avec ce code, vous confirmez votre nouvelle adresse e-mail{ "\u00A0" }:
notice-address-code-where = Tapez le code sur la page où vous changez votre adresse.
notice-why-address = Vous recevez cet e-mail parce que quelqu’un veut utiliser cette adresse pour un compte chez Plek.

## A role at a library

notice-post-given-subject = Vous travaillez maintenant avec Plek
# $role is one of the notice-role texts.
notice-post-given-lead = Vous êtes maintenant { $role } chez { $library }.
notice-post-given-password = Connectez-vous avec cette adresse e-mail. La première fois, vous choisissez un mot de passe.
notice-post-given-code = Connectez-vous avec cette adresse e-mail. Vous recevez alors un code.
notice-role-teacher = enseignant·e
notice-role-organiser = organisateur ou organisatrice
notice-role-desk = à l’accueil
notice-role-librarian = bibliothécaire
notice-role-admin = responsable de l’administration

## A seat that was moved

notice-seat-moved-subject = Vous avez une autre place
notice-seat-moved-lead = Votre place ne peut pas être utilisée à ce moment-là. Nous vous en avons donné une autre. L’heure ne change pas.
notice-seat-moved-link = Voir votre réservation
notice-seat-moved-else = Cette place ne vous convient pas{ "\u00A0" }? Prenez-en une autre vous-même, ou demandez à l’accueil.

## A booking that the library took back

notice-seat-withdrawn-subject = Votre réservation est annulée
notice-withdrawn-closed = L’espace est fermé à ce moment-là et aucune autre place n’était libre. Votre réservation est annulée. Nous en sommes désolés.
notice-withdrawn-seat-gone = Votre place n’est plus utilisée et aucune autre place n’était libre. Votre réservation est annulée. Nous en sommes désolés.
notice-seat-withdrawn-else = Ces heures ne comptent pas{ "\u00A0" }: vous pouvez prendre une autre place tout de suite.
notice-seat-withdrawn-link = Prendre une autre place

## A booking

notice-seat-booked-subject = Votre place est réservée
notice-seat-booked-lead = Cette place est à vous.
notice-seat-changed-subject = Votre réservation a changé
notice-seat-changed-lead = Voici votre réservation maintenant{ "\u00A0" }:
notice-seat-check-in = Vous êtes là{ "\u00A0" }? Scannez le code sur votre place et touchez «{ "\u00A0" }Je suis là{ "\u00A0" }».
notice-seat-change-link = Voir ou modifier
notice-seat-cancel-link = Vous ne venez pas{ "\u00A0" }? Annulez avec ce lien
notice-seat-reminder-subject = Demain vous avez une place
notice-seat-reminder-lead = N’oubliez pas{ "\u00A0" }: demain vous avez cette place.
notice-seat-reminder-cancel = Finalement, je ne viens pas
notice-seat-cancelled-subject = Votre réservation est annulée
notice-seat-cancelled-lead = Quelqu’un de la bibliothèque a annulé cette réservation.
notice-seat-cancelled-else = Ce n’est pas juste{ "\u00A0" }? Demandez à l’accueil. Vous pouvez prendre tout de suite une autre place.
notice-seat-released-subject = Votre place est de nouveau libre
notice-seat-released-lead = Vous n’étiez pas là à temps. Votre place est donc de nouveau libre pour quelqu’un d’autre.
notice-seat-released-lead-at = Vous n’étiez pas là avant { $time }. Votre place est donc de nouveau libre pour quelqu’un d’autre.
notice-seat-released-else = Nous faisons cela pour qu’aucune place ne reste vide. Les heures comptent pour votre semaine. Si vous ne pouvez pas venir, annulez avant le début{ "\u00A0" }: elles ne comptent alors pas. Vous venez encore{ "\u00A0" }? Voyez s’il y a une place libre.

## Erased, and another address

notice-data-erased-subject = Vos données sont effacées
notice-data-erased-lead = Votre compte chez Plek n’existe plus, ni votre nom ni votre adresse e-mail. Vos réservations à venir sont annulées.
notice-data-erased-last = C’est le dernier e-mail que vous recevez de nous.
notice-email-changed-subject = Votre adresse e-mail a changé
notice-email-changed-lead = Votre compte chez Plek a maintenant une autre adresse e-mail. Les codes et les messages y sont envoyés.
notice-email-changed-not-you = Ce n’était pas vous{ "\u00A0" }? Allez tout de suite à l’accueil de votre bibliothèque, ou téléphonez.

## The demo's mailbox

demo-mail-title = Les e-mails de la démo
demo-mail-lead = Aucun e-mail ne quitte la démo. Ce qui aurait été envoyé se lit ici.
demo-mail-none = Il n’y a pas encore d’e-mail
demo-mail-none-text = Connectez-vous ou réservez une place. Ce que Plek en écrit arrive ici.
demo-mail-caption =
    { $count ->
        [one] { $count } e-mail
       *[other] { $count } e-mails, les plus récents d’abord
    }
demo-mail-to = À
demo-mail-when = Quand
demo-mail-kind = Genre
demo-mail-file = Pièce jointe
demo-mail-as-html = L’e-mail tel qu’on le voit
demo-mail-alone = Afficher seulement l’e-mail
demo-mail-as-text = En texte simple
