# What the Netherlands says otherwise.

desk-other-branches = Andere vestigingen
desk-need-full = Vol: { $zones }.
desk-found-none-text = Kijk of de naam klopt. Boekte deze persoon voor vandaag, en in deze vestiging?
desk-full = vol
hours-title = Openingstijden van { $library }
