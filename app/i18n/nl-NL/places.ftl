# Staff edit the house: only what the Netherlands says otherwise.

places-saved-nobody = Opgeslagen. Dit raakt geen boekingen.
places-address = Straat en plaats
places-time-zone-hint = Bijvoorbeeld: Europe/Amsterdam.
places-time-zone-text = Boekingen blijven op hetzelfde moment. De openingstijden schuiven mee met de nieuwe klok.
places-floor-hint = 0 is de begane grond, -1 de kelder.
places-floor-name =
    { $floor ->
        [0] begane grond
       *[other] verdieping { $floor }
    }
places-no-branches = Deze bibliotheek heeft nog geen vestigingen
places-no-branches-text = Voeg de eerste vestiging toe. Daarna komen de zones en de plekken.
places-add-branch = Vestiging toevoegen
add-branch-refused-no-such-zone = Deze tijdzone bestaat niet. Schrijf bijvoorbeeld Europe/Amsterdam.
places-list-hint = Een reeks zoals A1-A40, of één plek per regel. Je mag ook plakken uit een spreadsheet: naam; kenmerken.
places-clock-changes = Deze tijden zijn die van de klok aan de muur. In een nacht waarin de klok verspringt, duurt de opening een uur langer of korter.
places-copy = Tijden kopiëren
places-copy-from = De tijden van
places-hours-unreadable = Schrijf de tijden van { $day } zoals 9:00-12:30, 13:30-18:00.
places-hours-overlap = De tijden van { $day } overlappen of staan niet op volgorde.
places-no-days = Er komen geen dagen met andere tijden.
places-add-day = Dag met andere tijden toevoegen
places-close-what = Sluit een zone of de hele vestiging
places-whole-branch = De hele vestiging
places-change-week = De openingstijden van de week veranderen.
places-change-day = De tijden van { $day } veranderen.
places-change-time-zone = De klok van deze vestiging wordt die van { $zone }.
places-from-branch = vestiging { $place }
places-start-hours = Openingstijden
places-start-hours-text = Zeg eerst wanneer deze vestiging open is.
places-start-hours-go = Openingstijden invullen
places-start-hours-ready = De openingstijden staan al klaar: kijk ze later na.
places-start-hours-check = Openingstijden nakijken
audit-add-branch = voegde een vestiging toe
audit-describe-branch = veranderde de gegevens van een vestiging
audit-set-rule = veranderde een regel van een vestiging
audit-change-house = veranderde tijden, sluitingen of plekken
places-no-libraries-text = Open de eerste. Daarna komen de vestigingen, de zones en de plekken.
