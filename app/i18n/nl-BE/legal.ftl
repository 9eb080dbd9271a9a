# Legal pages of a library. B1; the text for children has at most twelve words a sentence.
# $library, $age (of consent), $ombudsman and $authority (for personal data) are the library's own.

legal-accessibility = Toegankelijkheid
legal-accessibility-lead = Deze verklaring geldt voor de pagina’s van { $library } in Plek.
legal-date = Deze tekst is van { $day }.
legal-site-of = Website van { $name }

legal-a11y-status-title = Hoe toegankelijk zijn deze pagina’s?
legal-a11y-law-belgium = { $library } wil dat iedereen deze pagina’s kan gebruiken. Dat vraagt ook de wet: het Vlaamse Bestuursdecreet en de Europese richtlijn 2016/2102.
legal-a11y-law-netherlands = { $library } wil dat iedereen deze pagina’s kan gebruiken. Dat vraagt ook de wet: het Besluit digitale toegankelijkheid overheid en de Europese richtlijn 2016/2102.
legal-a11y-status = We volgen WCAG 2.2, niveau AA, en de norm EN 301 549. De pagina’s voldoen daar gedeeltelijk aan. Wat nog ontbreekt, staat hieronder.
legal-a11y-works-title = Wat werkt
legal-a11y-works = Alles werkt met alleen een toetsenbord, zonder script, op een klein scherm en met tekst die twee keer zo groot is. Elke pagina heeft een lichte en een donkere versie. Wat vrij of bezet is, zie je aan vorm en tekst, niet alleen aan kleur.
legal-a11y-gaps-title = Wat nog niet zeker is
legal-a11y-gaps-screen-readers = Een onafhankelijk bureau heeft de pagina’s nog niet nagekeken, en mensen die elke dag een schermlezer gebruiken ook niet.
legal-a11y-gaps-texts = Namen van zalen en redenen van sluiting schrijft de bibliotheek zelf, in één taal. Een schermlezer kan ze in een andere taal uitspreken.
legal-a11y-checked-title = Hoe we dit nagaan
legal-a11y-checked = We kijken zelf. Bij elke wijziging testen programma’s de pagina’s op fouten, in licht en donker en in elke taal. Daarnaast lopen we de taken na met een toetsenbord.
legal-a11y-tell-title = Lukt iets niet?
legal-a11y-tell = Laat het ons weten. We antwoorden binnen 30 dagen en helpen je intussen op een andere manier.
legal-a11y-complain-title = Klacht
legal-a11y-complain = Kreeg je geen antwoord, of een antwoord waar je niet tevreden mee bent? Dan kun je een klacht indienen bij { $ombudsman }. Dat kost niets.

legal-privacy = Privacy
legal-privacy-lead = Wat { $library } over je bewaart, waarom, en wat jij daarover te zeggen hebt.
legal-privacy-who-title = Wie is verantwoordelijk?
legal-privacy-who = { $library } beslist wat er met je gegevens gebeurt. Met vragen kun je hier terecht:
legal-privacy-what-title = Wat bewaren we?
legal-privacy-what = Niet meer dan nodig:
legal-privacy-what-account = je naam, je e-mailadres en je taal, zodat je kunt aanmelden;
legal-privacy-what-bookings = je boekingen: welke plek, welke dag en welk uur;
legal-privacy-what-mail = de mails die we je stuurden over je boekingen en je account;
legal-privacy-what-trail = wie iets veranderde in het systeem, zodat we fouten en misbruik kunnen terugvinden.
legal-privacy-why-title = Waarom mag dat?
legal-privacy-why = Zonder deze gegevens kunnen we geen plek voor je vrijhouden: dat hoort bij de dienst waar je om vraagt. Voor een openbare bibliotheek is het ook een taak van algemeen belang. Wat wie veranderde, bewaren we voor de veiligheid.
legal-privacy-others-title = Wie ziet het?
legal-privacy-others = Alleen de medewerkers die het voor hun werk nodig hebben. We verkopen niets, tonen geen reclame en laden niets van andere websites. Cijfers over drukte hebben geen namen.
legal-privacy-long-title = Hoe lang?
legal-privacy-long = Elk soort gegeven heeft een termijn. Daarna wordt het vanzelf gewist.
legal-privacy-cookies-title = Twee cookies
legal-privacy-cookies = We gebruiken er twee. Beide zijn nodig, dus vragen we geen toestemming:
legal-cookie-session = __Host-plek onthoudt dat je aangemeld bent. Ze verdwijnt als je afmeldt.
legal-cookie-lang = plek-lang onthoudt je taal, een jaar lang.
legal-privacy-kids-title = Kinderen
legal-privacy-kids = Vanaf { $age } jaar geef je zelf toestemming. Voor wie jonger is, doet een ouder dat. Voor kinderen is er een eigen tekst.
legal-privacy-rights-title = Wat kun je doen?
legal-privacy-rights = Je mag je gegevens bekijken, meenemen, laten verbeteren en laten wissen. Vraag het ons. We antwoorden binnen een maand.
legal-privacy-complain-title = Niet tevreden?
legal-privacy-complain = Dan kun je een klacht indienen bij de { $authority }.

legal-kids = Privacy voor kinderen
legal-kids-lead = Dit weet de bibliotheek over jou.
legal-kids-what-title = Wat weten we?
legal-kids-what = Je hebt geen account nodig. We vragen je naam niet. We vragen ook geen e-mailadres.
legal-kids-class-title = Met je klas
legal-kids-class = Je kiest een schuilnaam uit een lijst. Niemand weet later wie dat was. Foto’s maak je van dingen. Maak geen foto van mensen.
legal-kids-gone-title = Wanneer is alles weg?
legal-kids-gone = Foto’s wissen we dezelfde dag. De rest is weg binnen een dag. We houden alleen over hoeveel teams er waren.
legal-kids-ask-title = Heb je een vraag?
legal-kids-ask = Vraag het aan de balie. Of vraag het aan je juf of meester. Je mag altijd vragen om iets te wissen.
legal-kids-own-title = Wil je zelf een account?
legal-kids-own = Dat mag vanaf { $age } jaar. Ben je jonger? Vraag het dan aan je ouders.

legal-retention = Hoe lang we wat bewaren
legal-retention-lead = Dit zijn de termijnen van { $library }. Een programma wist elke dag wat voorbij is.
legal-kept-caption = Termijnen
legal-kept-what = Wat
legal-kept-long = Hoe lang
legal-kept-days =
    { $days ->
        [one] { $days } dag
       *[other] { $days } dagen
    }
legal-kept-account = zolang je account bestaat
legal-kept-booking = Je boekingen, na afloop
legal-kept-audit_entry = Wie wat veranderde
legal-kept-retention_run = Verslag van wat gewist werd, zonder namen
legal-kept-person = Je naam, e-mailadres en taal
legal-kept-membership = Van welke bibliotheek je lid bent
legal-kept-post = In welke bibliotheek je werkt
legal-kept-calendar_feed = Het geheime adres voor je agenda
legal-kept-letter = Mails die we je stuurden
legal-kept-replay = Het antwoord op een formulier, tegen dubbel boeken
legal-kept-session = Waar je aangemeld was, na afloop
legal-kept-sign_in = Een code om aan te melden, na afloop
legal-kept-set_up_link = Een link om te beginnen, na afloop
legal-retention-how-title = Vroeger wissen
legal-retention-how = Wis je je account, dan gaan je naam en je adres meteen weg. Je boekingen blijven tot hun termijn, zonder naam.
legal-retention-backup-title = Reservekopieën
legal-retention-backup = Wie Plek beheert, maakt reservekopieën. Wat gewist is, komt daaruit niet terug in gebruik.
legal-kept-house_change = Wat er aan filialen en uren veranderde
legal-kept-booking_change = Of zo’n verandering jouw boeking raakte
legal-kept-desk_note = Dat iemand anders op je plek zat, zonder namen
legal-kept-guest = De naam van wie zonder account een plek kreeg aan de balie
legal-kept-guest-long = tot en met de dag na het bezoek
