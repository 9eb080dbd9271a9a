# Mails. The subject is our words only: never a name, a place or a code.

## Every mail

notice-no-answer = You cannot reply to this mail. Questions? Ask at the desk of your library.
notice-why-asked = You get this mail because somebody wants to sign in to Plek with this address.
notice-why-account = You get this mail because this address belongs, or belonged, to an account at Plek.
notice-why-booking = You get this mail because you booked a seat at Plek.
notice-when = When
notice-where = Where
notice-seat = Seat
notice-new-seat = Your new seat
notice-old-seat = Your old seat

## The code that signs in

notice-sign-in-code-subject = Your code for Plek
notice-sign-in-code-lead = Sign in with this code:
notice-sign-in-code-limits = The code works for 10 minutes, and only once.
notice-sign-in-code-not-you = Did you not ask for this? Then there is nothing to do. Give the code to nobody.
notice-address-code-lead = With this code you confirm your new mail address:
notice-address-code-where = Type the code on the page where you change your address.
notice-why-address = You get this mail because somebody wants to use this address for an account at Plek.

## A role at a library

notice-post-given-subject = You now work with Plek
# $role is one of the notice-role texts.
notice-post-given-lead = You are now { $role } at { $library }.
notice-post-given-password = Sign in with this mail address. The first time, you choose a password.
notice-post-given-code = Sign in with this mail address. You then get a code.
notice-role-teacher = teacher
notice-role-organiser = organiser
notice-role-desk = desk staff
notice-role-librarian = librarian
notice-role-admin = administrator

## A seat that was moved

notice-seat-moved-subject = You have another seat
notice-seat-moved-lead = Your seat cannot be used then. We gave you another one. The time stays the same.
notice-seat-moved-link = See your booking
notice-seat-moved-else = Does this seat not suit you? Take another one yourself, or ask at the desk.

## A booking that the library took back

notice-seat-withdrawn-subject = Your booking was cancelled
notice-withdrawn-closed = The room is closed then, and no other seat was free. Your booking is cancelled. We are sorry.
notice-withdrawn-seat-gone = Your seat is no longer in use, and no other seat was free. Your booking is cancelled. We are sorry.
notice-seat-withdrawn-else = These hours do not count, so you can take another seat right away.
notice-seat-withdrawn-link = Take another seat

## A booking

notice-seat-booked-subject = Your seat is booked
notice-seat-booked-lead = This seat is yours.
notice-seat-changed-subject = Your booking has changed
notice-seat-changed-lead = This is your booking now:
notice-seat-check-in = Are you here? Scan the code on your seat and tap “I’m here”.
notice-seat-change-link = View or change
notice-seat-cancel-link = Not coming? Cancel with this link
notice-seat-reminder-subject = You have a seat tomorrow
notice-seat-reminder-lead = Don’t forget: tomorrow you have this seat.
notice-seat-reminder-cancel = I’m not coming after all
notice-seat-cancelled-subject = Your booking is cancelled
notice-seat-cancelled-lead = Somebody who works at the library cancelled this booking.
notice-seat-cancelled-else = Is that not right? Ask at the desk. You can take another seat right away.
notice-seat-released-subject = Your seat is free again
notice-seat-released-lead = You were not there in time, so your seat is free again for somebody else.
notice-seat-released-lead-at = You were not there before { $time }, so your seat is free again for somebody else.
notice-seat-released-else = We do this so that no seat stays empty. The hours do count for your week. If you cannot come, cancel before the start: then they do not count. Still coming? See whether there is a seat free.

## Erased, and another address

notice-data-erased-subject = Your data are erased
notice-data-erased-lead = Your account at Plek is gone, with your name and your mail address. Your bookings in the future are cancelled.
notice-data-erased-last = This is the last mail you get from us.
notice-email-changed-subject = Your mail address has changed
notice-email-changed-lead = Your account at Plek now has another mail address. Codes and messages go there.
notice-email-changed-not-you = Did you not do this yourself? Then go to the desk of your library at once, or call.

## The demo's mailbox

demo-mail-title = The demo’s mail
demo-mail-lead = No mail leaves the demo. What would have been sent, you read here.
demo-mail-none = There is no mail yet
demo-mail-none-text = Sign in or book a seat. What Plek writes about it comes here.
demo-mail-caption =
    { $count ->
        [one] 1 mail
       *[other] { $count } mails, newest first
    }
demo-mail-to = To
demo-mail-when = When
demo-mail-kind = Kind
demo-mail-file = Attachment
demo-mail-as-html = What the mail looks like
demo-mail-alone = Show only the mail
demo-mail-as-text = As plain text
