# Signing in, accounts, people: only what the Netherlands says otherwise.

error-email = Dit is geen e-mailadres. Schrijf bijvoorbeeld noor@voorbeeld.nl.
error-email-taken = Dit adres hoort bij een ander account.
sign-in-title = Inloggen
account-sessions = Waar je ingelogd bent
account-session-end = Log { $device } uit
account-sessions-end-others = Log alle andere apparaten uit
account-session-here = dit apparaat
account-device-unknown = onbekend apparaat
staff-branches = Vestigingen
audit-reopen-closure = heropende een zone of vestiging
set-up-address = Straat en plaats
change-password-refused-no-password = Je hebt geen wachtwoord nodig: je logt in met een code.

error-not-a-date = Dit is geen datum. Schrijf bijvoorbeeld 13-10-2026.
error-too-long = Dit is te lang. Houd het onder { $max } tekens.
save = Opslaan
sign-in = Inloggen
sign-out = Uitloggen
kept-house-change = wijzigingen aan vestigingen en tijden
set-up-branch = De eerste vestiging
set-up-branch-name = Naam van de vestiging
staff-all-branches = alle vestigingen
staff-branch = Vestiging
