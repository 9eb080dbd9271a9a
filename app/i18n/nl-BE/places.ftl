# Staff edit the house: libraries, branches, zones, seats, hours, closures, rules.

## Where one is

places-my-libraries = Waar je werkt
places-no-work = Je werkt hier nog niet
places-no-work-text = Wie de bibliotheek beheert, kan je een taak geven. Vraag het daar.
places-tab-zones = Zones
places-tab-closures = Sluitingen
places-tab-rules = Regels
places-tab-settings = Instellingen
places-to-branch = Terug naar { $branch }
places-saved-nobody = Bewaard. Dit raakt geen boekingen.

## Words of forms and tables

places-name = Naam
places-address = Straat en gemeente
places-slug = Naam in het webadres
places-slug-hint = Kleine letters, cijfers en streepjes. Bijvoorbeeld: bib-zuid.
places-slug-changes = Wie het oude webadres opent, komt vanzelf hier. Op QR-labels heeft dit geen invloed.
places-time-zone = Tijdzone
places-time-zone-hint = Bijvoorbeeld: Europe/Brussels.
places-time-zone-text = Boekingen blijven op hetzelfde moment. De openingsuren schuiven mee met de nieuwe klok.
places-zone = Zone
places-floor = Verdieping
places-floor-hint = 0 is het gelijkvloers, -1 de kelder.
places-floor-name =
    { $floor ->
        [0] gelijkvloers
       *[other] verdieping { $floor }
    }
places-mode = Plek nemen
places-mode-walk-in = Vrije inloop: boeken kan niet
places-mode-optional = Boeken mag
places-mode-required = Boeken moet
places-seat = Plek
places-seats = Plekken
places-actions = Doen
places-now = Nu
places-offers = Kenmerken
places-cell = Op het plan
places-cell-at = kolom { $column }, rij { $row }
places-code = Code
places-day = Dag
places-reason = Reden
places-reason-hint = Bezoekers lezen dit. Schrijf geen namen van mensen.
places-remove = Weghalen
places-see-effect = Bekijk wat dit doet
places-monday = maandag
places-tuesday = dinsdag
places-wednesday = woensdag
places-thursday = donderdag
places-friday = vrijdag
places-saturday = zaterdag
places-sunday = zondag
places-days = { $from } tot en met { $until }

## What is wrong at a field

places-error-missing = Vul “{ $field }” in.
places-error-unreadable = Kijk “{ $field }” na: dit kunnen we niet lezen.
places-error-slug = Vul bij “{ $field }” kleine letters, cijfers en streepjes in, hoogstens 60.
places-error-number = Vul bij “{ $field }” een getal in van { $least } tot { $most }.
places-error-order = Het einde moet na het begin komen, en mag nog niet voorbij zijn.
places-error-no-seats = Vink minstens één plek aan.
places-error-no-marks = Vink minstens één kenmerk aan.

## Library

places-no-branches = Deze bibliotheek heeft nog geen filialen
places-no-branches-text = Voeg het eerste filiaal toe. Daarna komen de zones en de plekken.
places-add-branch = Filiaal toevoegen
places-name-of-library = Naam van de bibliotheek
places-rules-of-library = Regels van de bibliotheek
add-library-refused-address-taken = Een andere bibliotheek heeft dit webadres al. Kies een ander.
add-branch-refused-address-taken = Dit webadres is al in gebruik. Kies een ander.
add-branch-refused-no-such-zone = Deze tijdzone bestaat niet. Schrijf bijvoorbeeld Europe/Brussels.

## Zones

places-add-zone = Zone toevoegen
places-zone-settings = Naam en gebruik van de zone
places-earlier = Omhoog
places-later = Omlaag
places-close = Sluiten
places-labels = QR-labels
places-labels-all = QR-labels van alle zones

## From an empty branch to its first seat

places-start-title = Nog even tot de eerste plek
places-start-hours = Openingsuren
places-start-zone = Een zone
places-start-seats = Plekken
places-start-hours-text = Zeg eerst wanneer dit filiaal open is.
places-start-hours-go = Openingsuren invullen
places-start-zone-text = Een zone is een zaal of een verdieping. Voeg hieronder de eerste toe.
places-start-seats-text = Zeg nu welke plekken er in deze zone staan.
places-start-seats-go = Plekken toevoegen in { $zone }
places-start-hours-ready = De openingsuren staan al klaar: kijk ze later na.
places-start-hours-check = Openingsuren nakijken
places-start-look = Bekijk ze zoals bezoekers ze zien

## Seats

places-no-seats = Hier staan nog geen plekken
places-no-seats-text = Voeg ze hierboven toe, bijvoorbeeld: A1-A40.
places-add-seats = Plekken toevoegen
places-list = Welke plekken?
places-list-hint = Een reeks zoals A1-A40, of één plek per regel. Je mag ook plakken uit een rekenblad: naam; kenmerken.
places-list-empty = Schrijf welke plekken je toevoegt, bijvoorbeeld A1-A40.
places-list-too-many = Voeg hoogstens { $most } plekken tegelijk toe.
places-list-twice = De plek { $label } staat er twee keer.
places-list-too-long = De naam { $label } is te lang: hoogstens 12 tekens.
places-list-unreadable = Deze regel kunnen we niet lezen: { $line }
add-seats-refused-labels-taken = Deze plekken zijn er al in deze zone: { $labels }.
places-seats-added =
    { $count ->
        [one] { $count } plek toegevoegd. Dit raakt geen boekingen.
       *[other] { $count } plekken toegevoegd. Dit raakt geen boekingen.
    }
places-offers-all = Kenmerken van al deze plekken
places-plan = Plan
places-plan-of = Plan van { $zone }
places-out-of-use = buiten gebruik
places-seats-tick = Vink plekken aan en kies daaronder wat je doet
places-marks = Kenmerken
places-mark = Geef kenmerken
places-unmark = Haal kenmerken weg
places-retire = Buiten gebruik
places-restore = Weer in gebruik
places-place = Plek verzetten
places-place-text = Het plan telt kolommen van links en rijen van boven.
places-column = Kolom
places-row = Rij
place-seat-refused-cell-taken = Daar staat plek { $label } al.

## Opening hours

places-week-hint = Eén regel per dag, bijvoorbeeld 9:00-12:30, 13:30-18:00. Over middernacht mag: 22:00-8:00. Leeg is gesloten.
places-clock-changes = Deze uren zijn die van de klok aan de muur. In een nacht waarin de klok verspringt, duurt de opening een uur langer of korter.
places-copy = Uren kopiëren
places-copy-from = De uren van
places-copy-to = Naar deze dagen
places-hours-unreadable = Schrijf de uren van { $day } zoals 9:00-12:30, 13:30-18:00.
places-hours-overlap = De uren van { $day } overlappen of staan niet op volgorde.
places-hours-night = Op { $day } is de opening van de avond ervoor nog bezig.
places-days-that-differ = Dagen die anders zijn
places-no-days = Er komen geen dagen met andere uren.
places-add-day = Dag met andere uren toevoegen
places-day-hours-hint = Zoals 10:00-16:00. Leeg is de hele dag gesloten.

## Closures

places-close-what = Sluit een zone of het hele filiaal
places-what = Wat
places-whole-branch = Het hele filiaal
places-first-day = Eerste dag
places-last-day = Laatste dag
places-from = Van
places-until = Tot
places-from-hint = Leeg: vanaf het begin van de eerste dag.
places-until-hint = Leeg: tot het einde van de laatste dag.
places-no-closures = Er komen geen sluitingen.
places-closures-coming = Sluitingen die komen
places-reopen = Sluiting weghalen

## The preview of a change

places-preview-title = Dit gaat er gebeuren
places-change-close = { $place } gaat dicht: { $when }.
places-change-reopen = Een sluiting gaat weg.
places-change-week = De openingsuren van de week veranderen.
places-change-day = De uren van { $day } veranderen.
places-change-seats-out =
    { $count ->
        [one] { $count } plek gaat buiten gebruik.
       *[other] { $count } plekken gaan buiten gebruik.
    }
places-change-seats-in =
    { $count ->
        [one] { $count } plek komt weer in gebruik.
       *[other] { $count } plekken komen weer in gebruik.
    }
places-change-time-zone = De klok van dit filiaal wordt die van { $zone }.
places-change-mode = In { $zone } geldt voortaan: { $mode }.
places-preview-nobody = Dit raakt niemand: er zijn geen boekingen die hierdoor veranderen.
places-preview-hit =
    { $count ->
        [one] { $count } boeking geraakt
       *[other] { $count } boekingen geraakt
    }
places-preview-lost = { $moved } krijgen een andere plek, { $lost } niet.
places-preview-more = En nog { $count } boekingen.
places-preview-portions = Het zijn { $count } boekingen. We doen ze per { $portion }, zodat andere mensen intussen kunnen boeken.
places-preview-later = De mails vertrekken twee minuten later. Tot dan kun je alles ongedaan maken.
places-preview-confirm = Doe dit
change-house-refused-overtaken = Er is intussen iets veranderd. Dit is wat er nu gebeurt: kijk het opnieuw na.
places-column-person = Wie
places-column-when = Wanneer
places-column-seat = Plek
places-column-happens = Wat gebeurt er
places-column-happened = Wat is er gebeurd
places-happens-moved = Krijgt plek { $seat }.
places-happens-without = Daar ontbreekt: { $things }.
places-happens-withdrawn = Er is geen andere plek: de boeking vervalt en we vertellen het.

## What a change did

places-changed = Het is gebeurd
places-changed-nobody = Geen boekingen geraakt.
places-undone = Het is ongedaan gemaakt
places-undo = Maak ongedaan
places-undo-until = Ongedaan maken kan tot { $time }.
places-undo-letters = De mails vertrekken om { $time }. Tot dan kun je alles ongedaan maken.
places-undo-over = Ongedaan maken kan niet meer: de tijd is om.
undo-change-refused-too-late = Te laat: de mails zijn vertrokken. Wat gebeurd is, blijft.
undo-change-refused-not-the-last = Er is daarna nog iets veranderd. Maak eerst dat ongedaan.
places-waiting =
    { $count ->
        [one] { $count } boeking wacht nog.
       *[other] { $count } boekingen wachten nog.
    }
places-proceed = Ga verder
places-happened-planned = Komt nog aan de beurt.
places-happened-moved = Heeft nu plek { $seat }.
places-happened-withdrawn = De boeking is vervallen.
places-happened-over = Was al voorbij, of kon niet meer terug.
places-happened-undone = Is weer zoals het was.

## QR labels

places-labels-of = QR-labels: { $place }
places-labels-text =
    { $count ->
        [one] { $count } label. Print op A4, zonder marges, en knip langs de lijnen.
       *[other] { $count } labels. Print op A4, zonder marges, en knip langs de lijnen.
    }
places-label-scan = Scan als je er bent

## Rules of booking

places-rules-lead = Een lege waarde neemt over wat hoger geldt. Een grens mag lager alleen strenger worden.
places-rules-kept = Wie al geboekt heeft, merkt er niets van: een boeking houdt de regels waaronder ze gemaakt is.
places-rules-of = Regels van
places-rule = Regel
places-applies = Wat geldt
places-comes-from = Waar dat vandaan komt
places-own-value = Hier
places-limit = grens
places-is-bound = Dit is een grens.
places-from-default = Plek zelf
places-from-consortium = consortium { $place }
places-from-group = groep { $place }
places-from-library = bibliotheek { $place }
places-from-branch = filiaal { $place }
places-from-zone = zone { $place }
places-unit-minutes = minuten
places-unit-days = dagen
places-days-count =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }
places-rule-number = Vul bij “{ $rule }” een getal in, of laat het leeg.
places-rule-min-minutes = Kortste boeking
places-rule-max-minutes = Langste boeking
places-rule-week-minutes = Meeste tijd per week
places-rule-days-ahead = Dagen vooruit
places-rule-grace-minutes = Weer vrij als niemand komt, na
places-rule-buffer-minutes = Leeg na een boeking
places-rule-step-minutes = Begin en einde om de
places-rule-members-only = Wie boekt
places-members-only = Alleen leden
places-members-not-only = Iedereen die zich aanmeldt
places-as-above = Zoals hierboven bepaald
set-rule-refused-beyond-limit = Dit gaat verder dan de grens van { $place }: { $limit }.
set-rule-refused-out-of-range = Kies een waarde van { $least } tot { $most }.
places-seats-removed =
    { $count ->
        [one] 1 plek verwijderd.
       *[other] { $count } plekken verwijderd.
    }
places-remove-zone = Zone verwijderen
places-remove-zone-text = Dat kan zolang niemand er een plek boekte. De plekken verdwijnen mee.
places-close-zone = Liever sluiten? Dan zie je eerst wie je raakt.
remove-zone-refused-booked = In deze zone is geboekt. Ze kan niet weg: sluit ze, of neem de plekken buiten gebruik.
remove-seats-refused-booked = Deze plekken zijn al geboekt: { $labels }. Ze kunnen niet weg: neem ze buiten gebruik.
audit-remove-seats = verwijderde plekken
audit-remove-zone = verwijderde een zone
audit-add-branch = voegde een filiaal toe
audit-add-library = voegde een bibliotheek toe
audit-add-seats = voegde plekken toe
audit-add-zone = voegde een zone toe
audit-change-house = veranderde uren, sluitingen of plekken
audit-proceed-change = werkte een wijziging verder af
audit-undo-change = maakte een wijziging ongedaan
audit-reopen-closure = haalde een sluiting weg
audit-describe-branch = veranderde de gegevens van een filiaal
audit-describe-library = veranderde naam of webadres van de bibliotheek
audit-describe-zone = veranderde een zone
audit-order-zones = zette zones in een andere volgorde
audit-mark-seats = veranderde kenmerken van plekken
audit-place-seat = verzette een plek op het plan
audit-set-rule = veranderde een regel van een filiaal
audit-set-library-rule = veranderde een regel van de bibliotheek
audit-edit-profile = veranderde het profiel van de bibliotheek
audit-set-logo = veranderde het logo van de bibliotheek
audit-retain = gooide weg wat te oud was
places-networks = Inchecken alleen in de bib
places-networks-text = Wie op een plek zit, scant de code en zegt “Ik ben er”. Als je hier netwerken opgeeft, kan dat alleen daar, bijvoorbeeld op de wifi van de bib. Laat het leeg en het kan overal. De balie kan het altijd.
places-networks-field = Netwerken
places-networks-hint = Elk op een eigen regel. Bijvoorbeeld: 192.0.2.0/24.
places-networks-wrong = “{ $line }” is geen netwerk. Schrijf bijvoorbeeld 192.0.2.0/24.
audit-set-networks = zei van waar men incheckt in een filiaal
places-happens-lapses = Er is geen andere plek: de boeking vervalt.
places-no-email = Geen e-mail: bel of zeg het.
places-no-email-count =
    { $count ->
        [one] 1 persoon heeft geen e-mail: bel of zeg het.
       *[other] { $count } mensen hebben geen e-mail: bel of zeg het.
    }

# The consortium and its groups.
places-groups = Groepen
places-count-libraries = { $count ->
    [one] 1 bibliotheek
   *[other] { $count } bibliotheken
}
places-add-group = Groep toevoegen
places-name-of-group = Naam van de groep
places-name-of-consortium = Naam van het consortium
places-rules-of-group = Regels van de groep
places-rules-of-consortium = Regels van het consortium
places-libraries = Bibliotheken
places-no-libraries = Deze groep heeft nog geen bibliotheken
places-no-libraries-text = Open de eerste. Daarna komen de filialen, de zones en de plekken.
places-open-library = Bibliotheek openen
places-open-library-text = Wie een bibliotheek opent, beheert ze. Geef die taak later bij Mensen aan iemand anders.
audit-add-group = voegde een groep bibliotheken toe
audit-name-place = veranderde de naam van het consortium of van een groep
audit-open-library = opende een bibliotheek
audit-move-library = haalde een bibliotheek naar een andere groep
audit-set-wide-rule = veranderde een regel van het consortium of van een groep
places-keepers = Wie het consortium beheert
places-give-consortium = Laat mee beheren
places-give-consortium-hint = Van iemand die al in een bibliotheek werkt.
places-take-consortium = Beheert niet meer
keeper-refused-no-colleague = Niemand die in een bibliotheek werkt, heeft dit adres. Geef eerst een taak bij Mensen.
keeper-refused-has-it = Deze persoon beheert het consortium al.
keeper-refused-has-not = Deze persoon beheert het consortium niet meer.
keeper-refused-last-keeper = Iemand moet het consortium beheren. Laat eerst iemand anders mee beheren.
audit-give-consortium = liet iemand het consortium mee beheren
audit-take-consortium = liet iemand het consortium niet meer beheren
places-move-library = Haal een bibliotheek naar deze groep
places-move-library-text = Haar filialen volgen dan de regels van deze groep, waar ze zelf niets anders zeggen; de grenzen van de groep gelden altijd. Boekingen blijven zoals ze zijn.
places-move-library-which = Bibliotheek
places-move-library-pick = Kies een bibliotheek
places-move-library-do = Haal ze naar deze groep
places-move-library-missing = Kies een bibliotheek.
