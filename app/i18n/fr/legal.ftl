# Legal pages of a library. B1; the text for children has at most twelve words a sentence.
# $library, $age (of consent), $ombudsman and $authority (for personal data) are the library's own.

legal-accessibility = Accessibilité
legal-accessibility-lead = Cette déclaration concerne les pages de { $library } dans Plek.
legal-date = Ce texte date du { $day }.
legal-site-of = Site de { $name }

legal-a11y-status-title = Ces pages sont-elles accessibles{ "\u00A0" }?
legal-a11y-law-belgium = { $library } veut que tout le monde puisse utiliser ces pages. La loi le demande aussi{ "\u00A0" }: le Bestuursdecreet flamand et la directive européenne 2016/2102.
legal-a11y-law-netherlands = { $library } veut que tout le monde puisse utiliser ces pages. La loi le demande aussi{ "\u00A0" }: le décret néerlandais sur l’accessibilité numérique et la directive européenne 2016/2102.
legal-a11y-status = Nous suivons les WCAG 2.2, niveau AA, et la norme EN 301 549. Les pages y répondent en partie. Ce qui manque est écrit ci-dessous.
legal-a11y-works-title = Ce qui fonctionne
legal-a11y-works = Tout fonctionne au clavier seul, sans script, sur un petit écran et avec un texte deux fois plus grand. Chaque page a une version claire et une version sombre. Ce qui est libre ou occupé se voit à la forme et au texte, pas seulement à la couleur.
legal-a11y-gaps-title = Ce qui n’est pas encore sûr
legal-a11y-gaps-screen-readers = Aucun bureau indépendant n’a encore vérifié les pages, ni des personnes qui utilisent chaque jour un lecteur d’écran.
legal-a11y-gaps-texts = La bibliothèque écrit elle-même les noms des salles et les raisons d’une fermeture, dans une seule langue. Un lecteur d’écran peut les lire dans une autre.
legal-a11y-checked-title = Comment nous vérifions
legal-a11y-checked = Nous regardons nous-mêmes. À chaque changement, des programmes cherchent les fautes des pages, en clair et en sombre et dans chaque langue. Nous refaisons aussi les tâches au clavier.
legal-a11y-tell-title = Quelque chose ne va pas{ "\u00A0" }?
legal-a11y-tell = Dites-le-nous. Nous répondons dans les 30 jours et vous aidons entre-temps d’une autre manière.
legal-a11y-complain-title = Plainte
legal-a11y-complain = Vous n’avez pas eu de réponse, ou elle ne vous satisfait pas{ "\u00A0" }? Vous pouvez porter plainte auprès de { $ombudsman }. C’est gratuit.

legal-privacy = Vie privée
legal-privacy-lead = Ce que { $library } garde sur vous, pourquoi, et ce que vous pouvez en décider.
legal-privacy-who-title = Qui est responsable{ "\u00A0" }?
legal-privacy-who = { $library } décide de ce qui arrive à vos données. Posez vos questions ici{ "\u00A0" }:
legal-privacy-what-title = Que gardons-nous{ "\u00A0" }?
legal-privacy-what = Pas plus que nécessaire{ "\u00A0" }:
legal-privacy-what-account = votre nom, votre adresse e-mail et votre langue, pour que vous puissiez vous connecter{ "\u00A0" };
legal-privacy-what-bookings = vos réservations{ "\u00A0" }: quelle place, quel jour et à quelle heure{ "\u00A0" };
legal-privacy-what-mail = les e-mails envoyés sur vos réservations et votre compte{ "\u00A0" };
legal-privacy-what-trail = qui a changé quoi dans le système, pour retrouver les fautes et les abus.
legal-privacy-why-title = Pourquoi est-ce permis{ "\u00A0" }?
legal-privacy-why = Sans ces données, nous ne pouvons pas vous garder une place{ "\u00A0" }: elles font partie du service que vous demandez. Pour une bibliothèque publique, c’est aussi une mission d’intérêt public. Nous gardons qui a changé quoi pour la sécurité.
legal-privacy-others-title = Qui les voit{ "\u00A0" }?
legal-privacy-others = Seulement les membres du personnel qui en ont besoin pour leur travail. Nous ne vendons rien, ne montrons pas de publicité et ne chargeons rien d’autres sites. Les chiffres de fréquentation sont sans noms.
legal-privacy-long-title = Combien de temps{ "\u00A0" }?
legal-privacy-long = Chaque sorte de données a son délai. Ensuite, elle s’efface d’elle-même.
legal-privacy-cookies-title = Deux cookies
legal-privacy-cookies = Nous en utilisons deux. Les deux sont nécessaires, nous ne demandons donc pas d’accord{ "\u00A0" }:
legal-cookie-session = __Host-plek retient que vous êtes connecté. Il disparaît quand vous vous déconnectez.
legal-cookie-lang = plek-lang retient votre langue, pendant un an.
legal-privacy-kids-title = Enfants
legal-privacy-kids = À partir de { $age } ans, on consent soi-même. Pour les plus jeunes, un parent le fait. Il y a un texte pour les enfants.
legal-privacy-rights-title = Que pouvez-vous faire{ "\u00A0" }?
legal-privacy-rights = Vous pouvez voir vos données, les emporter, les faire corriger et les faire effacer. Demandez-le-nous. Nous répondons dans le mois.
legal-privacy-complain-title = Pas satisfait{ "\u00A0" }?
legal-privacy-complain = Vous pouvez porter plainte auprès de l’autorité{ "\u00A0" }: { $authority }.

legal-kids = Vie privée pour les enfants
legal-kids-lead = Voici ce que la bibliothèque sait de vous.
legal-kids-what-title = Que savons-nous{ "\u00A0" }?
legal-kids-what = Vous n’avez pas besoin de compte. Nous ne demandons pas votre nom. Nous ne demandons pas d’adresse e-mail.
legal-kids-class-title = Avec votre classe
legal-kids-class = Vous choisissez un surnom dans une liste. Plus tard, personne ne sait qui c’était. Vous photographiez des choses. Ne photographiez pas de personnes.
legal-kids-gone-title = Quand tout est-il effacé{ "\u00A0" }?
legal-kids-gone = Les photos s’effacent le jour même. Le reste disparaît en un jour. Nous gardons seulement le nombre d’équipes.
legal-kids-ask-title = Une question{ "\u00A0" }?
legal-kids-ask = Demandez à l’accueil. Ou demandez à votre enseignant. Vous pouvez toujours demander d’effacer quelque chose.
legal-kids-own-title = Vous voulez un compte{ "\u00A0" }?
legal-kids-own = C’est permis à partir de { $age } ans. Vous êtes plus jeune{ "\u00A0" }? Demandez à vos parents.

legal-retention = Combien de temps nous gardons quoi
legal-retention-lead = Voici les délais de { $library }. Un programme efface chaque jour ce qui est passé.
legal-kept-caption = Délais
legal-kept-what = Quoi
legal-kept-long = Combien de temps
legal-kept-days =
    { $days ->
        [one] { $days } jour
       *[other] { $days } jours
    }
legal-kept-account = tant que votre compte existe
legal-kept-booking = Vos réservations, une fois passées
legal-kept-audit_entry = Qui a changé quoi
legal-kept-retention_run = Un relevé de ce qui fut effacé, sans noms
legal-kept-person = Votre nom, adresse e-mail et langue
legal-kept-membership = De quelle bibliothèque vous êtes membre
legal-kept-post = Dans quelle bibliothèque vous travaillez
legal-kept-calendar_feed = L’adresse secrète pour votre agenda
legal-kept-letter = Les e-mails que nous vous avons envoyés
legal-kept-replay = La réponse à un formulaire, contre les doubles réservations
legal-kept-session = Où vous étiez connecté, une fois passé
legal-kept-sign_in = Un code de connexion, une fois passé
legal-kept-set_up_link = Un lien pour commencer, une fois passé
legal-retention-how-title = Effacer plus tôt
legal-retention-how = Si vous effacez votre compte, votre nom et votre adresse disparaissent tout de suite. Vos réservations restent jusqu’à leur délai, sans nom.
legal-retention-backup-title = Copies de sauvegarde
legal-retention-backup = Qui gère Plek fait des copies de sauvegarde. Ce qui est effacé n’en revient pas.
legal-kept-house_change = Ce qui a changé dans les sites et leurs heures
legal-kept-booking_change = Si un tel changement a touché votre place
legal-kept-desk_note = Que quelqu’un d’autre occupait votre place, sans noms
legal-kept-guest = Le nom de qui a reçu une place à l’accueil sans avoir de compte
legal-kept-guest-long = jusqu’à la fin du lendemain de la visite
