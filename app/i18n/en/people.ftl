# Signing in, one's own account, the people of a library.

## The demo's bar

demo-bar = Look around as
demo-bar-label = Demo

## Fields of several pages

email = E-mail address
name = Name
code = 6-digit code
password = Password
password-new = New password
password-old = Present password
password-hint = At least 12 characters. A sentence is fine, and so is pasting.
error-email = This is not an e-mail address. Write for example noor@example.org.
error-email-taken = This address belongs to another account.
error-code = Fill in the 6 digits from the mail.
error-code-wrong =
    { $left ->
        [one] This is not the right code. You have { $left } try left.
       *[other] This is not the right code. You have { $left } tries left.
    }
error-name = Fill in your name, or what you want to be called.
error-password-missing = Fill in your password.
error-password-old = This is not your present password.
error-password-wrong =
    { $left ->
        [one] This is not the right password. You have { $left } try left.
       *[other] This is not the right password. You have { $left } tries left.
    }
error-password-short = This is too short. Take at least { $min } characters.
error-password-common = Everybody would guess this password. Take another one.
error-slug = This name cannot stand in the address, or is taken. Take small letters, digits and hyphens.
error-days = Fill in a number of days, from 1 to 3650.
error-erase-word = Type the word “{ $word }”, so that we know you mean it.

## Signing in

sign-in-title = Sign in
sign-in-lead = We mail you a code. You need no password. New here? You start the same way.
sign-in-send = Send the code
sign-in-code-title = Look in your mailbox
sign-in-code-lead = We sent a code, if this address can receive it. It is good for 10 minutes.
sign-in-name-title = What is your name?
sign-in-name-lead = You are new to Plek. This is what we call you in mails and on your bookings.
sign-in-password-title = Your password
sign-in-password-lead = You work at a library. That is why we ask for your password too.
sign-in-choose-title = Choose a password
sign-in-choose-lead = You work at a library. From now on we ask for this password beside the code.
sign-in-too-old-title = This code no longer works
sign-in-too-old = The code is too old, was used already, or was typed wrong too often. Ask for a new one.
sign-in-new-code = Ask for a new code

## The first start

set-up-title = Set up Plek
set-up-lead = To be filled in once. You can change everything later. At first the library is open on working days from 9 to 18.
set-up-library = The library
set-up-library-name = Name of the library
set-up-slug = Name in the address
set-up-slug-hint = For example bib-south. Empty: we make it from the name.
set-up-consortium = Name of the consortium
set-up-consortium-hint = Only if more libraries will join.
set-up-branch = The first branch
set-up-branch-name = Name of the branch
set-up-address = Street and town
set-up-zone = Time zone
set-up-group = staff
set-up-admin = You, who runs it
set-up-done = Ready to begin
set-up-too-old-title = This link no longer works
set-up-too-old = A link is good for 30 minutes and works once. Start Plek again, or make a new one with “plek admin create”.

## One's own account

account-title = My account
account-memberships = Where you are a member
account-member-until = until { $day }
account-no-member = You are not a member of a library yet
account-no-member-text = You become a member at the desk. Bring your card.
account-posts = Where you work
account-describe = Name and language
account-email = Change your e-mail address
account-email-now = Now: { $email }
account-email-new = New e-mail address
account-password = Change your password
account-sessions = Where you are signed in
account-session-here = this device
account-session-seen = last used on { $day }
account-session-end = Sign out { $device }
account-sessions-end-others = Sign out all other devices
account-device-unknown = unknown device
account-data = Your data
account-data-text = Everything we keep about you, you can take along or erase.
account-export = Download my data (JSON)
account-erase-link = Erase my account
account-erase-title = Erase your account
account-erase-lead = This cannot be undone.
account-erase-goes = Your name, your e-mail address, your memberships and your sessions go.
account-erase-bookings = Seats that you still have are free again.
account-erase-stays = Seats that you used still count in the figures, but nobody knows any more that it was you.
account-erase-word = erase
account-erase-type = Type “{ $word }”
account-erase-button = Erase everything
account-erased-title = Your account is erased
account-erased =
    { $count ->
        [0] We no longer know who you are.
        [one] We no longer know who you are. { $count } seat is free again.
       *[other] We no longer know who you are. { $count } seats are free again.
    }
erase-myself-refused-last-admin = You are the only one who runs a library. Give that task to somebody else first.
erase-myself-refused-last-keeper = You are the last one who keeps the consortium. Let somebody else keep it first.
change-password-refused-no-password = You need no password: you sign in with a code.
set-up-refused-link-too-old = This link no longer works.
set-up-refused-slug-taken = This name is taken.
set-up-refused-set-up-already = Plek is set up already.

## What people do in a library

role-teacher = teacher
role-organiser = organiser
role-desk = desk
role-librarian = librarian
role-admin = administrator

## The people of a library

staff-people = People
staff-people-of = People of { $library }
staff-audit = Who did what
staff-retention = How long we keep things
staff-branches = Branches
staff-consortium = Consortium
staff-profile = Profile
staff-colleagues = Who works here
staff-role = Role
staff-branch = Branch
staff-all-branches = all branches
staff-change = Change
staff-invited = invited
staff-take = Take away from { $name }
staff-give = Give somebody a role
staff-members = Members
staff-no-members = No members found
staff-no-members-text = Search for another name, or make somebody a member below.
staff-search = Name or e-mail address
staff-group = Kind of member
staff-group-hint = For example student or adult.
staff-until = Last day
staff-end-membership = End for { $name }
staff-give-membership = Make somebody a member
post-refused-has-it = This person has that role already.
post-refused-has-not = This person no longer had that role.
post-refused-last-admin = One administrator must stay. Give that role to somebody else first.
membership-refused-no-member = This person was no longer a member.

## Who did what

audit-lead = The last 90 days. Nothing that anybody typed is here.
audit-caption = What happened
audit-when = When
audit-who = Who
audit-what = What
audit-plek = Plek itself
audit-gone = somebody who is no longer here
audit-all = Show everybody
audit-empty = Nothing happened yet
audit-empty-text = As soon as somebody does something, it is here.
audit-book-seat = took a seat
audit-cancel-booking = gave a seat back
audit-close-zone = closed a zone
audit-give-post = gave somebody a role
audit-take-post = took a role away
audit-give-membership = made somebody a member
audit-end-membership = ended a membership
audit-set-retention = changed how long we keep things
audit-make-admin = made an administrator
audit-found-installation = set up Plek
audit-book-any-seat = took a seat
audit-book-sequence = took several seats in a row
audit-tell-bookings = told people about their bookings
audit-book-for-guest = took a seat for somebody at the desk
audit-change-booking = moved a seat to another time
audit-check-in = arrived at a seat
audit-check-out = left a seat
audit-claim-hold = took the seat that was kept for a moment
audit-claim-sequence = took seats, one after the other, that were held for a moment
audit-hold-any-seat = kept a seat for a moment
audit-hold-seat = kept a seat for a moment
audit-hold-sequence = held seats, one after the other, for a moment
audit-report-taken = reported that somebody sat on a seat
audit-settle-note = settled a report
audit-sit-here = sat down on a free seat

## How long what is kept

kept-lead = Whatever is older, Plek throws away every day.
kept-what = What
kept-long = How long
kept-run = Last time
kept-days = Days: { $kind }
kept-default = Usually { $days } days.
kept-last =
    { $count ->
        [0] { $day }: nothing
       *[other] { $day }: { $count } thrown away
    }
kept-never = never yet
kept-next = The next time: { $day }.
kept-first = The first time is soon.
kept-booking = bookings of seats
kept-audit-entry = who did what
kept-retention-run = what was thrown away

## Words of every page, which this pillar was the first to need

back = Back
error-choice = Choose one of the options.
error-empty = Fill this in.
error-group = Fill in what kind of member it is, for example student or adult.
error-not-a-date = This is not a date. Write for example 13/10/2026.
error-too-long = This is too long. Keep it under { $max } characters.
nav-mine = My Plek
save = Save
search = Search
sign-in = Sign in
sign-out = Sign out
kept-house-change = changes of branches and their hours
kept-booking-change = whom such a change concerned
kept-desk-note = what the desk had to look at
