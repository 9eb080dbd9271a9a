# Mijn Plek: nothing that the Netherlands say otherwise yet.
