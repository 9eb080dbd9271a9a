# Mon Plek: the list, the private calendar, changing a booking, and the page behind a mail's link.

mine-now = Maintenant et bientôt
mine-coming = À venir
mine-past =
    { $count ->
        [one] Passé{ "\u00A0" }: { $count }
       *[other] Passé{ "\u00A0" }: { $count }
    }
mine-none = Vous n’avez pas encore de place
mine-none-text = Prenez-en une. Vous voyez tout de suite ce qui est libre.
mine-take = Prendre une place
mine-back = Retour à Mon Plek

## How a thing stands

mine-state-now = Vous êtes là{ "\u00A0" }?
mine-state-here = vous êtes là
mine-state-soon = commence bientôt
mine-state-moved = autre place reçue
mine-state-released = de nouveau libre
mine-state-cancelled = annulée
mine-state-left = départ anticipé
mine-note-here = La place est à vous jusqu’à { $time }. Vous partez plus tôt{ "\u00A0" }? Quelqu’un d’autre pourra la prendre.
mine-note-moved = Votre place ne pouvait pas être utilisée. La bibliothèque vous a donné celle-ci.
# $seat: what stands on the old seat.
mine-note-moved-from = La place { $seat } ne pouvait pas être utilisée. La bibliothèque vous a donné celle-ci.
mine-note-released = Vous n’étiez pas là à temps. La place est donc de nouveau libre pour quelqu’un d’autre.
mine-note-released-at = Vous n’étiez pas là avant { $time }. La place est donc de nouveau libre pour quelqu’un d’autre.

## What can be done

mine-check-in = Je suis là
mine-check-in-code = Code sur votre place
mine-check-in-hint = Scannez le code sur votre place, ou tapez-le ici.
mine-check-out = Je pars
mine-change = Modifier
mine-cancel = Annuler
mine-cancel-ask = Libérer la place { $seat } ?
mine-cancel-then = Quelqu’un d’autre peut alors la prendre tout de suite.
mine-cancel-keep = Non, je la garde
mine-again = La même place encore
mine-to-calendar = Ajouter à votre agenda
mine-done-cancelled = Votre réservation est annulée. La place est de nouveau libre.
mine-done-changed = Votre réservation est modifiée.
mine-done-checked-out = Votre départ est noté. La place est de nouveau libre. À la prochaine{ "\u00A0" }!
mine-done-revoked = L’adresse de votre agenda ne marche plus.
mine-error-code = Nous ne connaissons pas ce code. Regardez l’étiquette de votre place{ "\u00A0" }: 8 lettres et chiffres.

## The private calendar

mine-feed-title = Dans votre agenda
mine-feed-name = Mon Plek
mine-feed-text = Créez une adresse secrète pour votre agenda. Elle contient toutes vos places, toujours à jour.
mine-feed-make = Créer une adresse
mine-feed-there = Votre agenda lit vos places à une adresse secrète. Nous ne la montrons qu’une fois. Adresse perdue, ou connue de quelqu’un d’autre{ "\u00A0" }? Créez-en une nouvelle. L’ancienne ne marchera plus.
mine-feed-renew = Créer une nouvelle adresse
mine-feed-revoke = Désactiver l’adresse
mine-feed-made = Votre adresse est prête. Ouvrez-la dans votre agenda, ou copiez-la.
mine-feed-secret = Gardez-la bien{ "\u00A0" }: nous ne la montrons qu’une fois. Qui la connaît voit quand et où vous avez une place.
mine-feed-open = Ouvrir dans mon agenda
mine-feed-address = Adresse de votre agenda
# A title in a calendar. $seat: what stands on the seat.
mine-calendar-seat = Place { $seat }, { $branch }
# $page is an address.
mine-calendar-more = Modifier ou annuler{ "\u00A0" }: { $page }

## Changing a booking

mine-change-title = Modifier votre réservation
# $booking: seat, zone and time.
mine-change-now = Vous avez maintenant{ "\u00A0" }: { $booking }.
mine-change-zone = Zone
mine-change-show = Voir ce qui est libre
# The first line of a list of seats.
mine-change-pick =
    { $count ->
        [0] Rien n’est libre ici à ce moment
        [one] Choisissez{ "\u00A0" }: { $count } place libre
       *[other] Choisissez{ "\u00A0" }: { $count } places libres
    }
mine-change-do = Modifier ma réservation
mine-change-not = La laisser comme elle est
mine-change-stays = Votre réservation n’a pas changé{ "\u00A0" }: vous avez toujours votre place.

change-booking-refused-not-active = Cette réservation ne peut plus être modifiée{ "\u00A0" }: elle est passée, annulée ou commencée
change-booking-refused-started = Cette réservation a déjà commencé et ne peut plus être modifiée
check-out-refused-over = Cette réservation est déjà passée

## Behind the link of a mail

mine-link-title = Votre réservation
mine-link-cancel = Annuler cette réservation
mine-link-cancelled = Cette réservation est annulée
mine-link-released = Cette place est de nouveau libre
mine-link-started = Cette réservation a déjà commencé
mine-link-over = Cette réservation est passée

## Who did what

audit-cancel-by-link = a annulé avec le lien d’un e-mail
audit-make-feed = a créé une adresse pour son agenda
audit-revoke-feed = a désactivé l’adresse de son agenda
