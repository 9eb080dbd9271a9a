# The way in: all libraries, and the door of one.

home-title = Bibliotheken
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
home-lead = Kies een bibliotheek en neem een plek. Je ziet wat nu vrij is.
home-lead-library = Kies waar je wilt zitten. Je ziet wat nu vrij is.
home-card-free =
    { $count ->
        [0] geen plek vrij
        [one] { $count } plek vrij
       *[other] { $count } plekken vrij
    }
home-take = Neem een plek
home-look = Kies een ander moment
home-none = Hier is nog geen bibliotheek
home-none-text = De beheerder voegt er een toe. Kom later terug.
