# What the Netherlands says otherwise.

desk-other-branches = Andere vestigingen
desk-column-note = Notitie
desk-need-full = Vol: { $zones }.
desk-need-other-hours = Andere tijden op { $day }: { $reason }.
desk-found-none-text = Kijk of de naam klopt. Boekte deze persoon in deze vestiging?
desk-full = vol
desk-order-start = Op begintijd
hours-title = Openingstijden van { $library }
hours-ahead = Dagen met andere tijden: { $branch }
hours-nothing-differs = De komende twee maanden zijn er geen dagen met andere tijden.
hours-calendar = Openingstijden in je agenda (iCal)
hours-calendar-branch = Tijden van { $branch } in je agenda
