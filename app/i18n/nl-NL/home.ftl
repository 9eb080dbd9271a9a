# The way in: only what the Netherlands says otherwise.

home-kind-hours = Tijden
home-kind-other-hours = Andere tijden
