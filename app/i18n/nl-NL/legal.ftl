# Legal pages: only what the Netherlands says otherwise.

legal-privacy-what-account = je naam, je e-mailadres en je taal, zodat je kunt inloggen;
legal-privacy-what-bookings = je boekingen: welke plek, welke dag en welke tijd;
legal-cookie-session = __Host-plek onthoudt dat je ingelogd bent. Ze verdwijnt als je uitlogt.
legal-kept-session = Waar je ingelogd was, na afloop
legal-kept-sign_in = Een code om in te loggen, na afloop
legal-kept-house_change = Wat er aan vestigingen en tijden veranderde
