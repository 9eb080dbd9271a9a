# Mails: only what the Netherlands say otherwise.

notice-why-asked = Je krijgt deze mail omdat iemand met dit mailadres wil inloggen bij Plek.
notice-sign-in-code-lead = Met deze code log je in:
notice-post-given-password = Log in met dit mailadres. De eerste keer kies je een wachtwoord.
notice-post-given-code = Log in met dit mailadres. Je krijgt dan een code.
notice-seat-moved-lead = Je plek kan dan niet gebruikt worden. We gaven je een andere plek. De tijd blijft hetzelfde.
demo-mail-none-text = Log in of boek een plek. Wat Plek daarover schrijft, komt hier.
