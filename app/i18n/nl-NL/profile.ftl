# The profile of a library: only what the Netherlands says otherwise.

profile-error-phone = Vul een telefoonnummer in, bijvoorbeeld +31 20 123 45 67.
