# Only what the Netherlands say otherwise; the rest comes from nl-BE.

language-name = Nederlands (Nederland)
sign-in = Inloggen
sign-out = Uitloggen
save = Opslaan
error-not-a-date = Dit is geen datum. Schrijf bijvoorbeeld 13-10-2026.
error-not-a-time = Dit is geen tijd. Schrijf bijvoorbeeld 14:30.
error-too-long = Dit is te lang. Houd het onder { $max } tekens.
opening-hours = Openingstijden
full = vol
page-forbidden-text = Log in met een account dat hier wel mag komen. Of vraag het aan de balie.
page-busy-text = Het is even te druk of de database antwoordt niet. Je gegevens staan nog in het formulier.
