# Mails. The subject is our words only: never a name, a place or a code.

## Every mail

notice-no-answer = Antwoorden op deze mail kan niet. Vragen? Vraag het aan de balie van je bibliotheek.
notice-why-asked = Je krijgt deze mail omdat iemand met dit mailadres wil aanmelden bij Plek.
notice-why-account = Je krijgt deze mail omdat dit mailadres bij een account van Plek hoort of hoorde.
notice-why-booking = Je krijgt deze mail omdat je een plek boekte bij Plek.
notice-when = Wanneer
notice-where = Waar
notice-seat = Plek
notice-new-seat = Je nieuwe plek
notice-old-seat = Je oude plek

## The code that signs in

notice-sign-in-code-subject = Je code voor Plek
notice-sign-in-code-lead = Met deze code meld je je aan:
notice-sign-in-code-limits = De code werkt 10 minuten, en maar één keer.
notice-sign-in-code-not-you = Heb je dit niet gevraagd? Dan hoef je niets te doen. Geef de code aan niemand.
notice-address-code-lead = Met deze code bevestig je je nieuwe mailadres:
notice-address-code-where = Typ de code op de pagina waar je je mailadres wijzigt.
notice-why-address = Je krijgt deze mail omdat iemand dit mailadres bij een account van Plek wil zetten.

## A role at a library

notice-post-given-subject = Je werkt nu mee op Plek
# $role is one of the notice-role texts.
notice-post-given-lead = Je bent nu { $role } bij { $library }.
notice-post-given-password = Meld je aan met dit mailadres. De eerste keer kies je een wachtwoord.
notice-post-given-code = Meld je aan met dit mailadres. Je krijgt dan een code.
notice-role-teacher = begeleider
notice-role-organiser = organisator
notice-role-desk = baliemedewerker
notice-role-librarian = bibliothecaris
notice-role-admin = beheerder

## A seat that was moved

notice-seat-moved-subject = Je hebt een andere plek
notice-seat-moved-lead = Je plek kan dan niet gebruikt worden. We gaven je een andere plek. Het uur blijft hetzelfde.
notice-seat-moved-link = Bekijk je boeking
notice-seat-moved-else = Past deze plek niet? Neem dan zelf een andere, of vraag het aan de balie.

## A booking that the library took back

notice-seat-withdrawn-subject = Je boeking gaat niet door
notice-withdrawn-closed = De ruimte is dan gesloten, en er was geen andere plek vrij. Je boeking is geannuleerd. Sorry.
notice-withdrawn-seat-gone = Je plek wordt niet meer gebruikt, en er was geen andere plek vrij. Je boeking is geannuleerd. Sorry.
notice-seat-withdrawn-else = Deze uren tellen niet mee. Je kunt dus meteen een andere plek nemen.
notice-seat-withdrawn-link = Neem een andere plek

## A booking

notice-seat-booked-subject = Je plek is geboekt
notice-seat-booked-lead = Deze plek is van jou.
notice-seat-changed-subject = Je boeking is veranderd
notice-seat-changed-lead = Zo staat je boeking er nu:
notice-seat-check-in = Ben je er? Scan dan de code op je plek en tik op “Ik ben er”.
notice-seat-change-link = Bekijk of verander
notice-seat-cancel-link = Kom je niet? Annuleer met deze link
notice-seat-reminder-subject = Morgen heb je een plek
notice-seat-reminder-lead = Niet vergeten: morgen heb je deze plek.
notice-seat-reminder-cancel = Ik kom toch niet
notice-seat-cancelled-subject = Je boeking is geannuleerd
notice-seat-cancelled-lead = Een medewerker van de bibliotheek heeft deze boeking geannuleerd.
notice-seat-cancelled-else = Klopt dat niet? Vraag het aan de balie. Een andere plek nemen kan meteen.
notice-seat-released-subject = Je plek is weer vrij
notice-seat-released-lead = Je was er niet op tijd. Daarom is je plek weer vrij voor iemand anders.
notice-seat-released-lead-at = Je was er niet vóór { $time }. Daarom is je plek weer vrij voor iemand anders.
notice-seat-released-else = Dat doen we zodat geen plek leeg blijft. De uren tellen wel mee voor je week. Kun je een keer niet komen? Annuleer dan voor het begin: dan tellen ze niet mee. Kom je nog? Kijk of er een plek vrij is.

## Erased, and another address

notice-data-erased-subject = Je gegevens zijn gewist
notice-data-erased-lead = Je account bij Plek is weg, samen met je naam en je mailadres. Je boekingen in de toekomst zijn geannuleerd.
notice-data-erased-last = Dit is de laatste mail die je van ons krijgt.
notice-email-changed-subject = Je mailadres is veranderd
notice-email-changed-lead = Je account bij Plek heeft nu een ander mailadres. Codes en berichten gaan daarheen.
notice-email-changed-not-you = Heb je dit niet zelf gedaan? Ga dan meteen naar de balie van je bibliotheek, of bel.

## The demo's mailbox

demo-mail-title = Mails van de demo
demo-mail-lead = In de demo vertrekt geen enkele mail. Wat verstuurd zou zijn, lees je hier.
demo-mail-none = Er zijn nog geen mails
demo-mail-none-text = Meld je aan of boek een plek. Wat Plek daarover schrijft, komt hier.
demo-mail-caption =
    { $count ->
        [one] 1 mail
       *[other] { $count } mails, de nieuwste eerst
    }
demo-mail-to = Aan
demo-mail-when = Wanneer
demo-mail-kind = Soort
demo-mail-file = Bijlage
demo-mail-as-html = Zoals de mail eruitziet
demo-mail-alone = Toon alleen de mail
demo-mail-as-text = Als gewone tekst
