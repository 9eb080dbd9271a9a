# The desk: Today, a seat for somebody who stands there or calls, the slip, visits a week; and opening hours for everybody.

## Vandaag

desk-tab-today = Today
desk-tab-visits = Visits
desk-other-branches = Other branches
desk-figure-free = Free
desk-figure-there = Here now
desk-figure-coming = Coming
desk-figure-missed = Did not come
desk-give = Give a seat
desk-close-zone = Close a zone
desk-close-tomorrow = Close tomorrow
desk-list = List to print
desk-as-of = This is how it was at { $time }. The page refreshes itself while you are not typing.
desk-renew = Refresh now
desk-column-who = Who
desk-column-when = When
desk-column-state = State
desk-column-here = Here
desk-column-note = Note
desk-nameless = Name erased

## What needs the desk

desk-needs = This needs you
desk-nothing-needed = Nothing needs you.
desk-need-taken = { $time }: somebody was sitting in seat { $place }. Go and have a look.
desk-need-settle = Seen
desk-did-settle = The note is gone.
desk-see-who = See who
desk-need-change =
    { $count ->
        [one] { $count } booking still waits for another seat.
       *[other] { $count } bookings still wait for another seat.
    }
desk-need-full = Full: { $zones }.
desk-need-missed =
    { $count ->
        [one] { $count } person did not come. The seat is free again.
       *[other] { $count } people did not come. Their seats are free again.
    }
desk-need-closure = { $place } is closed: { $when } ({ $reason }).
desk-need-closed-day = Closed on { $day }: { $reason }.
desk-need-other-hours = Other hours on { $day }: { $reason }.

## People

desk-search = Search by name or seat
desk-search-hint = For example Noor or L12.
desk-search-go = Search
desk-found =
    { $count ->
        [one] { $count } booking today for “{ $search }”
       *[other] { $count } bookings today for “{ $search }”
    }
desk-found-none = Nothing found for “{ $search }”
desk-found-none-text = Check the name. Did this person book at this branch?
desk-found-none-today = Nothing today for “{ $search }”.
desk-found-later =
    { $count ->
        [one] { $count } later booking for “{ $search }”
       *[other] { $count } later bookings for “{ $search }”
    }
desk-found-later-first = The first { $count } later bookings for “{ $search }”
desk-list-coming = Coming in the next 3 hours: { $count }
desk-list-there = Here now: { $count }
desk-list-missed = Did not come in the last 3 hours: { $count }
desk-none-coming = Nobody with a booking comes in the next 3 hours.
desk-none-there = Nobody with a booking is here now.
desk-show-all = Show all { $count }
desk-coming = still to come
desk-late = not here yet
desk-there = is here
desk-gone = was here
desk-not-come = did not come
desk-cancelled = cancelled
desk-to-today = Back to Today

## What the desk does with a booking

desk-do-check-in = Is here
desk-do-check-out = Has left
desk-do-taken = Somebody is in that seat
desk-do-cancel = Cancel
desk-do-move = Move
desk-did-check-in = { $name } is checked in at seat { $place }.
desk-did-check-out = { $name } has left. The seat is free again.
desk-did-taken = { $name } now has seat { $place }.
desk-did-cancel = The booking of { $name } is cancelled.
desk-did-move = The booking was moved: { $place }.
desk-move = Another seat or another time
desk-same-seat = The same seat: { $place }
desk-no-other-seat = No other seat is free now. See who is in that seat.
desk-none-fits = No free seat has what you asked. Pick another time or zone.
desk-refused-not-active = Too late: this booking is over or cancelled.
desk-refused-released = Too late: the seat is free again. Give another seat.
desk-refused-too-early = Checking in is possible from half an hour before the start.
desk-refused-over = This booking is over.
desk-refused-wrong-code = That code belongs to another seat.
desk-refused-outside = Checking in is only possible in the library.
desk-refused-not-there = This person was not checked in, or has left.
desk-refused-not-now = This booking is not for now.
desk-refused-started = This booking has started.
desk-refused-not-a-member = This person is not a member of this library.
desk-refused-second-seat = This person already has a seat then.
desk-refused-second-seat-at = This person already has a seat then: { $when }.
desk-refused-week-minutes = The hours of this person for that week are used up: at most { $most }, { $left } left.
desk-booking-of = Booking of { $name }

## Zones

desk-zones = Zones now
desk-free-of = { $free } of { $seats }
desk-full = full
desk-zone-closed = closed: { $reason }

## The printed list

desk-list-title = { $branch }, { $day }
desk-list-lead = Print this list in the morning. When the power fails, the day goes on, on paper.
desk-list-as-of =
    { $count ->
        [one] { $count } booking, as at { $time }.
       *[other] { $count } bookings, as at { $time }.
    }
desk-list-caption = Who comes today
desk-order = Order
desk-order-name = By name
desk-order-start = By time
desk-order-seat = By seat
desk-print = Print
desk-print-otherwise = Print with Ctrl+P, or from your browser’s menu.

## A seat for somebody at the desk or on the telephone

desk-give-lead = A name is enough. You get a slip to hand over.
desk-give-do = Give a seat
desk-give-next = Give another seat
desk-name = Name
desk-name-hint = As the person wants it. No e-mail address is needed.
desk-find = Search the members
desk-find-none = No member of that name. You can go on with the name alone.
desk-find-nobody = None of them: the name only
desk-find-who =
    { $count ->
        [one] { $count } member found
       *[other] { $count } members found
    }
desk-any-zone = Wherever there is room
desk-offers = The seat must have
desk-error-name = Fill in a name, on one line.
desk-error-person = Pick somebody from the list, or search again.
desk-error-zone = Pick a zone from the list.

## The slip

desk-slip = Slip
desk-slip-title = Slip with your seat
desk-slip-arrive = Are you here? Tell the desk before { $time }. After that the seat is free again.
desk-slip-there = You are here. Take your seat.
desk-slip-lapsed = This seat is free again. Ask the desk for another one.
desk-slip-cancelled = This booking is cancelled.
desk-slip-code = Code of the seat:

## Visits a week

visits-title = Visits per week
visits-lead = What was booked and what was used, counted apart. Without names.
visits-weeks = How many weeks
visits-weeks-count = { $count } weeks
visits-show = Show
visits-chart = Bookings and visits per week
visits-summary = { $weeks } weeks: booked { $booked } times, used { $used } times.
visits-caption = Visits per week: { $place }
visits-week-of = Week of
visits-booked = Booked
visits-used = Used
visits-not-come = Did not come
visits-cancelled = Cancelled
visits-to-come = To come
visits-none = Nothing was booked in these weeks.
visits-file = Download as CSV
visits-how = A booking counts in the week in which it starts. Used means: somebody checked in, at the seat or at the desk. The numbers stay when names are erased.

## Opening hours, for everybody

hours-title = Opening hours of { $library }
hours-this-week = This week: { $branch }
hours-ahead = Days with other hours: { $branch }
hours-nothing-differs = No day has other hours in the next two months.
hours-zone-closed = { $zone } is closed
hours-silent =
    { $count ->
        [one] { $count } of them silent
       *[other] { $count } of them silent
    }
hours-to-seats = Take a seat at { $branch }
hours-calendar = Opening hours in your calendar (iCal)
hours-calendar-branch = Hours of { $branch } in your calendar
hours-json = Free seats as JSON

## A frame on another site

embed-title = Free seats: { $library }
# Behind a number, $count.
embed-free =
    { $silent ->
        [0]
            { $count ->
               *[other] free
            }
       *[other]
            { $count ->
               *[other] free, { $silent } silent
            }
    }
embed-take = Take a seat at { $branch }
# $count: seats that are free now.
opening-free-now =
    { $count ->
        [0] no seat free
        [one] { $count } seat free
       *[other] { $count } seats free
    }
desk-seat = Seat
desk-is-there = For now
desk-is-there-yes = Is here already
desk-error-seat = There is no such seat. Write what stands on it, for instance C12.
