# Signing in, one's own account, the people of a library.

## The demo's bar

demo-bar = Kijk rond als
demo-bar-label = Demo

## Fields of several pages

email = E-mailadres
name = Naam
code = Code van 6 cijfers
password = Wachtwoord
password-new = Nieuw wachtwoord
password-old = Wachtwoord van nu
password-hint = Minstens 12 tekens. Een zin mag. Plakken mag ook.
error-email = Dit is geen e-mailadres. Schrijf bijvoorbeeld noor@voorbeeld.be.
error-email-taken = Dit adres hoort bij een andere account.
error-code = Vul de 6 cijfers uit de mail in.
error-code-wrong =
    { $left ->
        [one] Dit is niet de juiste code. Je kunt het nog { $left } keer proberen.
       *[other] Dit is niet de juiste code. Je kunt het nog { $left } keer proberen.
    }
error-name = Vul je naam in, of hoe je genoemd wilt worden.
error-password-missing = Vul je wachtwoord in.
error-password-old = Dit is niet je wachtwoord van nu.
error-password-wrong =
    { $left ->
        [one] Dit is niet het juiste wachtwoord. Je kunt het nog { $left } keer proberen.
       *[other] Dit is niet het juiste wachtwoord. Je kunt het nog { $left } keer proberen.
    }
error-password-short = Dit is te kort. Neem minstens { $min } tekens.
error-password-common = Dit wachtwoord raadt iedereen. Neem een ander.
error-slug = Deze naam kan niet in het adres, of is al in gebruik. Neem kleine letters, cijfers en streepjes.
error-days = Vul een aantal dagen in, van 1 tot 3650.
error-erase-word = Typ het woord “{ $word }”, dan weten we dat je het meent.

## Signing in

sign-in-title = Aanmelden
sign-in-lead = We mailen je een code. Een wachtwoord heb je niet nodig. Ben je nieuw? Dan begint het hier ook.
sign-in-send = Stuur de code
sign-in-code-title = Kijk in je mailbox
sign-in-code-lead = We stuurden een code, als dit adres die kan ontvangen. De code is 10 minuten goed.
sign-in-name-title = Hoe heet je?
sign-in-name-lead = Je bent nieuw bij Plek. Zo noemen we je in mails en op je boekingen.
sign-in-password-title = Je wachtwoord
sign-in-password-lead = Je werkt in een bibliotheek. Daarom vragen we ook je wachtwoord.
sign-in-choose-title = Kies een wachtwoord
sign-in-choose-lead = Je werkt in een bibliotheek. Voortaan vragen we dit wachtwoord naast de code.
sign-in-too-old-title = Deze code werkt niet meer
sign-in-too-old = De code is te oud, al gebruikt, of te vaak fout ingevuld. Vraag een nieuwe.
sign-in-new-code = Vraag een nieuwe code

## The first start

set-up-title = Zet Plek klaar
set-up-lead = Eén keer invullen. Alles kun je later wijzigen. De bibliotheek is eerst open op werkdagen van 9 tot 18 uur.
set-up-library = De bibliotheek
set-up-library-name = Naam van de bibliotheek
set-up-slug = Naam in het adres
set-up-slug-hint = Bijvoorbeeld bib-zuid. Leeg: we maken hem van de naam.
set-up-consortium = Naam van het consortium
set-up-consortium-hint = Alleen als er meer bibliotheken komen.
set-up-branch = Het eerste filiaal
set-up-branch-name = Naam van het filiaal
set-up-address = Straat en gemeente
set-up-zone = Tijdzone
set-up-group = medewerker
set-up-admin = Jij, de beheerder
set-up-done = Klaar om te beginnen
set-up-too-old-title = Deze link werkt niet meer
set-up-too-old = Een link is 30 minuten goed en werkt één keer. Start Plek opnieuw, of maak een nieuwe met “plek admin create”.

## One's own account

account-title = Mijn account
account-memberships = Waar je lid bent
account-member-until = tot { $day }
account-no-member = Je bent nog geen lid van een bibliotheek
account-no-member-text = Lid worden kan aan de balie. Neem je kaart mee.
account-posts = Waar je werkt
account-describe = Naam en taal
account-email = E-mailadres wijzigen
account-email-now = Nu: { $email }
account-email-new = Nieuw e-mailadres
account-password = Wachtwoord wijzigen
account-sessions = Waar je aangemeld bent
account-session-here = dit toestel
account-session-seen = laatst gebruikt op { $day }
account-session-end = Meld { $device } af
account-sessions-end-others = Meld alle andere toestellen af
account-device-unknown = onbekend toestel
account-data = Jouw gegevens
account-data-text = Alles wat we over jou bewaren, kun je meenemen of wissen.
account-export = Download mijn gegevens (JSON)
account-erase-link = Wis mijn account
account-erase-title = Wis je account
account-erase-lead = Dit kan niet ongedaan worden gemaakt.
account-erase-goes = Je naam, je e-mailadres, je lidmaatschappen en je sessies gaan weg.
account-erase-bookings = Plekken die je nog hebt, komen weer vrij.
account-erase-stays = Plekken die je gebruikt hebt, tellen nog mee in de cijfers, maar niemand weet meer dat jij het was.
account-erase-word = wissen
account-erase-type = Typ “{ $word }”
account-erase-button = Wis alles
account-erased-title = Je account is gewist
account-erased =
    { $count ->
        [0] We weten niet meer wie je bent.
        [one] We weten niet meer wie je bent. { $count } plek is weer vrij.
       *[other] We weten niet meer wie je bent. { $count } plekken zijn weer vrij.
    }
erase-myself-refused-last-admin = Jij bent de enige beheerder van een bibliotheek. Geef die taak eerst aan iemand anders.
erase-myself-refused-last-keeper = Je bent de laatste die het consortium beheert. Laat eerst iemand anders mee beheren.
change-password-refused-no-password = Je hebt geen wachtwoord nodig: je meldt je aan met een code.
set-up-refused-link-too-old = Deze link werkt niet meer.
set-up-refused-slug-taken = Deze naam is al in gebruik.
set-up-refused-set-up-already = Plek staat al klaar.

## What people do in a library

role-teacher = begeleider
role-organiser = organisator
role-desk = balie
role-librarian = bibliothecaris
role-admin = beheerder

## The people of a library

staff-people = Mensen
staff-people-of = Mensen van { $library }
staff-audit = Wie deed wat
staff-retention = Hoelang we bewaren
staff-branches = Filialen
staff-consortium = Consortium
staff-profile = Profiel
staff-colleagues = Wie hier werkt
staff-role = Taak
staff-branch = Filiaal
staff-all-branches = alle filialen
staff-change = Wijzigen
staff-invited = uitgenodigd
staff-take = Neem weg van { $name }
staff-give = Geef iemand een taak
staff-members = Leden
staff-no-members = Geen leden gevonden
staff-no-members-text = Zoek op een andere naam, of maak hieronder iemand lid.
staff-search = Naam of e-mailadres
staff-group = Soort lid
staff-group-hint = Bijvoorbeeld student of volwassene.
staff-until = Laatste dag
staff-end-membership = Beëindig voor { $name }
staff-give-membership = Maak iemand lid
post-refused-has-it = Die taak heeft deze persoon al.
post-refused-has-not = Die taak had deze persoon niet meer.
post-refused-last-admin = Er moet één beheerder blijven. Geef die taak eerst aan iemand anders.
membership-refused-no-member = Deze persoon was geen lid meer.

## Who did what

audit-lead = De laatste 90 dagen. Hier staan geen teksten die iemand typte.
audit-caption = Wat er gebeurde
audit-when = Wanneer
audit-who = Wie
audit-what = Wat
audit-plek = Plek zelf
audit-gone = iemand die er niet meer is
audit-all = Toon iedereen
audit-empty = Er gebeurde nog niets
audit-empty-text = Zodra iemand iets doet, staat het hier.
audit-book-seat = nam een plek
audit-cancel-booking = gaf een plek terug
audit-close-zone = sloot een zone
audit-give-post = gaf iemand een taak
audit-take-post = nam een taak weg
audit-give-membership = maakte iemand lid
audit-end-membership = beëindigde een lidmaatschap
audit-set-retention = wijzigde hoelang we bewaren
audit-make-admin = maakte een beheerder
audit-found-installation = zette Plek klaar
audit-book-any-seat = nam een plek
audit-book-sequence = nam verschillende plekken na elkaar
audit-tell-bookings = liet mensen weten wat er met hun boeking gebeurde
audit-book-for-guest = nam een plek voor iemand aan de balie
audit-change-booking = verzette een plek
audit-check-in = kwam aan op een plek
audit-check-out = gaf een plek vrij
audit-claim-hold = nam de plek die even vastgehouden was
audit-claim-sequence = nam plekken na elkaar die even vastgehouden waren
audit-hold-any-seat = hield een plek even vast
audit-hold-seat = hield een plek even vast
audit-hold-sequence = hield plekken na elkaar even vast
audit-report-taken = meldde dat er iemand op een plek zat
audit-settle-note = handelde een melding af
audit-sit-here = ging op een vrije plek zitten

## How long what is kept

kept-lead = Wat ouder is, gooit Plek elke dag weg.
kept-what = Wat
kept-long = Hoelang
kept-run = Laatste keer
kept-days = Dagen: { $kind }
kept-default = Gewoonlijk { $days } dagen.
kept-last =
    { $count ->
        [0] { $day }: niets
       *[other] { $day }: { $count } weggegooid
    }
kept-never = nog nooit
kept-next = De volgende keer: { $day }.
kept-first = De eerste keer is binnenkort.
kept-booking = boekingen van plekken
kept-audit-entry = wie deed wat
kept-retention-run = wat er weggegooid werd

## Words of every page, which this pillar was the first to need

back = Terug
error-choice = Kies een van de mogelijkheden.
error-empty = Vul dit in.
error-group = Vul in wat voor lid het is, bijvoorbeeld student of volwassene.
error-not-a-date = Dit is geen datum. Schrijf bijvoorbeeld 13/10/2026.
error-too-long = Dit is te lang. Hou het onder { $max } tekens.
nav-mine = Mijn Plek
save = Bewaren
search = Zoeken
sign-in = Aanmelden
sign-out = Afmelden
kept-house-change = wijzigingen aan filialen en uren
kept-booking-change = wie zo’n wijziging raakte
kept-desk-note = wat de balie moest bekijken
