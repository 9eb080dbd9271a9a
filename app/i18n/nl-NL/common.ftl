# Only what the Netherlands say otherwise; the rest comes from nl-BE.

language-name = Nederlands (Nederland)
page-busy-text = Het is even te druk, of de database antwoordt niet. Laad deze pagina zo meteen opnieuw.
page-busy-form-text = Het is even te druk, of de database antwoordt niet. Laad deze pagina zo meteen opnieuw. Dan wordt je formulier nog eens verstuurd, en je boekt nooit dubbel.

## Words of forms and lists

opening-hours = Openingstijden
