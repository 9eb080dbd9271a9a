# My Plek: the list, the private calendar, changing a booking, and the page behind a mail's link.

mine-now = Now and soon
mine-coming = Coming up
mine-past =
    { $count ->
        [one] Past: { $count }
       *[other] Past: { $count }
    }
mine-none = You have no seat yet
mine-none-text = Take one. You see at once what is free now.
mine-take = Take a seat
mine-back = Back to My Plek

## How a thing stands

mine-state-now = Are you here?
mine-state-here = you are here
mine-state-soon = starts soon
mine-state-moved = you got another seat
mine-state-released = free again
mine-state-cancelled = cancelled
mine-state-left = you left early
mine-note-here = Your seat is yours until { $time }. Leaving sooner? Then somebody else can have it.
mine-note-moved = Your seat could not be used. The library gave you this one.
# $seat: what stands on the old seat.
mine-note-moved-from = Seat { $seat } could not be used. The library gave you this one.
mine-note-released = You were not there in time, so the seat is free again for somebody else.
mine-note-released-at = You were not there before { $time }, so the seat is free again for somebody else.

## What can be done

mine-check-in = I’m here
mine-check-in-code = Code on your seat
mine-check-in-hint = Scan the code on your seat, or type it here.
mine-check-out = I’m leaving
mine-change = Change
mine-cancel = Cancel
mine-cancel-ask = Give seat { $seat } back?
mine-cancel-then = Somebody else can take it at once.
mine-cancel-keep = No, I keep it
mine-again = Same seat again
mine-to-calendar = Add to your calendar
mine-done-cancelled = Your booking is cancelled. The seat is free again.
mine-done-changed = Your booking is changed.
mine-done-checked-out = You have left. The seat is free again. See you next time!
mine-done-revoked = The address of your calendar no longer works.
mine-error-code = We do not know this code. Look at the label of your seat: 8 letters and digits.

## The private calendar

mine-feed-title = In your own calendar
mine-feed-name = My Plek
mine-feed-text = Make a secret address for your calendar. All your seats are in it, always up to date.
mine-feed-make = Make an address
mine-feed-there = Your calendar fetches your seats at a secret address. We show it only once. Lost it, or does somebody else know it? Make a new one. The old one then stops working.
mine-feed-renew = Make a new address
mine-feed-revoke = Turn the address off
mine-feed-made = Your address is ready. Open it in your calendar, or copy it.
mine-feed-secret = Keep it safe: we show it only once. Whoever knows it sees when and where you have a seat.
mine-feed-open = Open in my calendar
mine-feed-address = Address of your calendar
# A title in a calendar. $seat: what stands on the seat.
mine-calendar-seat = Seat { $seat }, { $branch }
# $page is an address.
mine-calendar-more = Change or cancel: { $page }

## Changing a booking

mine-change-title = Change your booking
# $booking: seat, zone and time.
mine-change-now = You have now: { $booking }.
mine-change-zone = Zone
mine-change-show = Show what is free then
# The first line of a list of seats.
mine-change-pick =
    { $count ->
        [0] Nothing is free here then
        [one] Choose: { $count } seat free
       *[other] Choose: { $count } seats free
    }
mine-change-do = Change my booking
mine-change-not = Leave it as it is
mine-change-stays = Your booking has not changed: you still have your seat.

change-booking-refused-not-active = This booking can no longer be changed: it is over, cancelled or begun
change-booking-refused-started = This booking has already started and can no longer be changed
check-out-refused-over = This booking is already over

## Behind the link of a mail

mine-link-title = Your booking
mine-link-cancel = Cancel this booking
mine-link-cancelled = This booking is cancelled
mine-link-released = This seat is free again
mine-link-started = This booking has already started
mine-link-over = This booking is over

## Who did what

audit-cancel-by-link = cancelled with the link in a mail
audit-make-feed = made an address for their own calendar
audit-revoke-feed = turned off the address for their own calendar
