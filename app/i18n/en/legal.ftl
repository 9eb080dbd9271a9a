# Legal pages of a library. B1; the text for children has at most twelve words a sentence.
# $library, $age (of consent), $ombudsman and $authority (for personal data) are the library's own.

legal-accessibility = Accessibility
legal-accessibility-lead = This statement is about the pages of { $library } in Plek.
legal-date = This text is of { $day }.
legal-site-of = Website of { $name }

legal-a11y-status-title = How accessible are these pages?
legal-a11y-law-belgium = { $library } wants everybody to be able to use these pages. So does the law: the Flemish Bestuursdecreet and European directive 2016/2102.
legal-a11y-law-netherlands = { $library } wants everybody to be able to use these pages. So does the law: the Dutch decree on digital accessibility and European directive 2016/2102.
legal-a11y-status = We follow WCAG 2.2, level AA, and the standard EN 301 549. The pages conform in part. What is missing stands below.
legal-a11y-works-title = What works
legal-a11y-works = Everything works with a keyboard alone, without scripts, on a small screen and with text twice as large. Each page has a light and a dark version. What is free or taken shows by shape and text, not by colour alone.
legal-a11y-gaps-title = What is not certain yet
legal-a11y-gaps-screen-readers = No independent office has checked the pages yet, nor have people who use a screen reader every day.
legal-a11y-gaps-texts = Names of rooms and reasons for closing are written by the library, in one language. A screen reader may read them in another.
legal-a11y-checked-title = How we check
legal-a11y-checked = We look ourselves. With every change, programs test the pages for errors, in light and dark and in each language. We also go through the tasks with a keyboard.
legal-a11y-tell-title = Does something not work?
legal-a11y-tell = Tell us. We answer within 30 days, and help you in another way meanwhile.
legal-a11y-complain-title = Complaint
legal-a11y-complain = Did you get no answer, or one that you are not satisfied with? Then you can complain to { $ombudsman }. It is free.

legal-privacy = Privacy
legal-privacy-lead = What { $library } keeps about you, why, and what you have to say about it.
legal-privacy-who-title = Who is responsible?
legal-privacy-who = { $library } decides what happens with your data. Ask your questions here:
legal-privacy-what-title = What do we keep?
legal-privacy-what = No more than we need:
legal-privacy-what-account = your name, e-mail address and language, so that you can sign in;
legal-privacy-what-bookings = your bookings: which seat, which day and what time;
legal-privacy-what-mail = the mails that we sent you about your bookings and account;
legal-privacy-what-trail = who changed what in the system, so that we can trace faults and misuse.
legal-privacy-why-title = Why may we?
legal-privacy-why = Without these data we cannot keep a seat for you: they belong to the service that you ask for. For a public library it is a task in the public interest too. Who changed what is kept for safety.
legal-privacy-others-title = Who sees it?
legal-privacy-others = Only staff who need it for their work. We sell nothing, show no advertising and load nothing from other websites. Figures about how busy it is have no names.
legal-privacy-long-title = How long?
legal-privacy-long = Each kind of data has its period. After that it is erased by itself.
legal-privacy-cookies-title = Two cookies
legal-privacy-cookies = We use two. Both are needed, so we ask no consent:
legal-cookie-session = __Host-plek remembers that you are signed in. It goes when you sign out.
legal-cookie-lang = plek-lang remembers your language, for a year.
legal-privacy-kids-title = Children
legal-privacy-kids = From the age of { $age } you consent yourself. For the younger a parent does. There is a text for children.
legal-privacy-rights-title = What can you do?
legal-privacy-rights = You may see your data, take them along, have them corrected and have them erased. Ask us. We answer within a month.
legal-privacy-complain-title = Not satisfied?
legal-privacy-complain = Then you can complain to the { $authority }.

legal-kids = Privacy for children
legal-kids-lead = This is what the library knows about you.
legal-kids-what-title = What do we know?
legal-kids-what = You need no account. We do not ask your name. We ask no e-mail address either.
legal-kids-class-title = With your class
legal-kids-class = You pick a nickname from a list. Later nobody knows who that was. You take photos of things. Do not take photos of people.
legal-kids-gone-title = When is everything gone?
legal-kids-gone = We erase photos the same day. The rest is gone within a day. We only keep how many teams there were.
legal-kids-ask-title = Do you have a question?
legal-kids-ask = Ask at the desk. Or ask your teacher. You may always ask us to erase something.
legal-kids-own-title = Would you like an account?
legal-kids-own = You may have one from the age of { $age }. Are you younger? Then ask your parents.

legal-retention = How long we keep what
legal-retention-lead = These are the periods of { $library }. A program erases what is over every day.
legal-kept-caption = Periods
legal-kept-what = What
legal-kept-long = How long
legal-kept-days =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
legal-kept-account = as long as your account exists
legal-kept-booking = Your bookings, once over
legal-kept-audit_entry = Who changed what
legal-kept-retention_run = A record of what was erased, without names
legal-kept-person = Your name, e-mail address and language
legal-kept-membership = Which library you are a member of
legal-kept-post = Which library you work for
legal-kept-calendar_feed = The secret address for your calendar
legal-kept-letter = Mails that we sent you
legal-kept-replay = The answer to a form, against double booking
legal-kept-session = Where you were signed in, once over
legal-kept-sign_in = A code to sign in, once over
legal-kept-set_up_link = A link to begin, once over
legal-retention-how-title = Erasing sooner
legal-retention-how = If you erase your account, your name and address go at once. Your bookings stay until their time, without a name.
legal-retention-backup-title = Backups
legal-retention-backup = Who runs Plek makes backups. What was erased does not come back into use from them.
legal-kept-house_change = What changed in branches and their hours
legal-kept-booking_change = Whether such a change concerned your booking
legal-kept-desk_note = That somebody else sat on your seat, without names
legal-kept-guest = The name of whoever got a seat from the desk without an account
legal-kept-guest-long = until the end of the day after the visit
