# The way in: the house, now.

home-title = Plekken vrij
# $count: seats that are free now. The number gets the colour.
home-free =
    { $count ->
        [0] Nu geen plek vrij in de bib
        [one] Nu { $count } plek vrij in de bib
       *[other] Nu { $count } plekken vrij in de bib
    }
home-free-at =
    { $count ->
        [0] Nu geen plek vrij in { $library }
        [one] Nu { $count } plek vrij in { $library }
       *[other] Nu { $count } plekken vrij in { $library }
    }
home-shut = De bib is nu dicht
home-shut-at = { $library } is nu dicht
home-shut-text = Je kunt wel al een plek nemen voor later.
home-full-text = Alle plekken zijn bezet. Kijk wanneer er weer een vrij is.
home-walk-in = Kom gewoon binnen
home-walk-in-at = Kom gewoon binnen in { $library }
home-walk-in-text = Je hoeft hier geen plek te nemen. Kies een stoel en ga zitten.
# The key of the drawing in which every seat is a small sign.
home-key = Elk stoeltje is een vrije plek. Streepje: bezet.
home-key-many = Elk stoeltje staat voor { $count } plekken, de meeste vrij. Streepje: de meeste bezet.
home-key-shut = Stipje: nu dicht.
home-take = Neem een plek
home-look = Kies een ander moment
home-near = Nu vrij, per bib
home-branch-free = { $count } vrij in { $branch }
# $count: silent seats that are free.
home-branch-quiet = { $count } stil
home-branch-walk-in = je mag ook gewoon binnenlopen
home-branch-usual = jouw vaste bib
home-libraries = Alle bibliotheken
home-library-free = { $count } vrij
home-today = Vandaag in de bib
home-today-none = Vandaag gebeurt er niets meer.
home-because = { $what }: { $reason }
home-all-day = hele dag
home-kind-hours = Uren
home-kind-other-hours = Andere uren
home-kind-mine = Jouw plek
# $names: names of branches.
home-opens = Open: { $names }
home-closes = Dicht: { $names }
# In the list of today.
home-until = tot { $time }
# Behind some names: how many more there are.
home-and-more = { $names } en nog { $count }
home-mine = Plek { $seat } in { $place }
home-none-yet = Nog even geduld
home-none = Hier is nog geen bibliotheek
home-none-text = De beheerder voegt er een toe. Kom later terug.

# "I have a code": one field in the header of every page.
home-code-label = Ik heb een code
# In the empty field, where a phone has no room for its label.
home-code-short = Code
home-code-title = Ik heb een code
home-code-hint = De code staat op het label van je stoel, bijvoorbeeld K7M2 PX4A.
home-code-go = Ga
home-code-missing = Vul je code in.
home-code-unknown = Deze code kennen we niet. Kijk nog eens naar het label.

# The demo's race: eight rivals want the same twenty seats at once.
rivals-link = Probeer ons dubbel te boeken
rivals-title = Probeer ons dubbel te boeken
rivals-lead = { $rivals } rivalen willen op hetzelfde moment dezelfde { $seats } plekken. Elke plek kan maar naar één van hen.
rivals-go = Start de race
rivals-again = Nog een keer
rivals-note = De boekingen zijn echt en gaan langs dezelfde weg als die van iedereen. Na de race annuleren we ze weer.
rivals-no-room = De demo heeft nu geen zaal met genoeg vrije plekken. Zet de klok een dag verder en probeer opnieuw.
# $booked: bookings that were made. $doubled: seats with more than one.
rivals-result = { $booked } plekken geboekt, { $doubled } dubbel
rivals-heard = { $count } keer hoorde iemand “net genomen”. Alles samen duurde het { $ms } milliseconden.
rivals-other = { $count } keer hoorde iemand iets anders, bijvoorbeeld dat de week vol is.
rivals-name = Rivaal { $number }
rivals-seat = Plek
rivals-bookings = Boekingen
rivals-booked = geboekt
rivals-taken = net genomen
rivals-else = andere regel
