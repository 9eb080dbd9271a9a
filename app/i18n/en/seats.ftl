# Study seats.

seats-title = Take a seat
seats-lead =
    { $count ->
        [0] All seats at { $branch } are taken then.
        [one] { $count } seat free at { $branch }.
       *[other] { $count } seats free at { $branch }.
    }
# Where every zone is one to walk into.
seats-lead-walk-in = Nothing to book at { $branch }: just walk in.
seats-branch = Library
seats-day = Day
seats-from = From
seats-until = Until
seats-show = Show seats
# Stands above numbers.
seats-zones = Free by zone
# On a phone, which shows only the first ones.
seats-all-zones = All { $count } zones
# Heard behind each of these numbers.
seats-free =
    { $count ->
       *[other] free
    }
seats-walk-in = Just walk in
seats-walk-in-title = Just walk into { $zone }
seats-walk-in-text = Nothing to book here. Pick another zone if you want to be sure of a seat.
seats-none = This library has no seats yet
seats-none-text = Pick another library above.
seats-pick = Pick your seat: { $zone }
seats-book = Take this seat
seats-booked-title = This seat is yours
seats-booked-come-before = Be there before { $time }. After that the seat is free again for someone else.
seats-book-another = Find another seat
seats-alternatives = This is possible, with one click
seats-no-alternative = We found nothing like it. Pick another day or time.

# What the page says while you change the times.
seats-check-fine = { $length }: that is possible.
# Between hours and minutes, and behind the minutes; spaces count.
seats-check-hours = {" h "}
seats-check-minutes = {" min"}
seats-check-other-time = Click “Show seats”.
seats-check-other-day = Click “Show seats” for this day.

seats-error-day = Pick a day, for example 13/10/2026.
seats-error-time = Fill in a time at “{ $field }”, for example 14:30.
seats-error-seat = Pick a seat.
seats-error-form = This form is not complete. Load the page again.
seats-error-no-such-time = That time does not exist on that day: the clock goes forward then.

## Rules that say no: the rule, a title, and why

book-seat-refused-not-a-member-rule = Rule: member of this library
book-seat-refused-not-a-member = You are not a member of this library
book-seat-refused-not-a-member-why = Only members book a seat here. You can become a member at the desk.
book-seat-refused-walk-in-rule = Rule: just walk in
book-seat-refused-walk-in = No need to book here
book-seat-refused-walk-in-why = Walk in and sit down.
book-seat-refused-in-the-past-rule = Rule: not in the past
book-seat-refused-in-the-past = That time is over
book-seat-refused-in-the-past-why = Pick a time that is still to come.
book-seat-refused-too-far-ahead-rule = Rule: not too far ahead
book-seat-refused-too-far-ahead = That is too far ahead
book-seat-refused-too-far-ahead-why =
    { $days ->
        [0] You can only book for today here.
        [one] You can book at most { $days } day ahead here.
       *[other] You can book at most { $days } days ahead here.
    }
book-seat-refused-closed-rule = Rule: opening hours
book-seat-refused-closed = The library is closed then
book-seat-refused-closed-why = A booking must lie wholly within the opening hours.
book-seat-refused-closed-for-rule = Rule: closed
book-seat-refused-closed-for = This zone is closed then
book-seat-refused-closed-for-why = The reason: { $reason }.
book-seat-refused-off-grid-rule = Rule: fixed start times
book-seat-refused-off-grid = Start or end does not fit
book-seat-refused-off-grid-why = Bookings start and end every { $step } minutes here, counted from the full hour.
book-seat-refused-too-short-rule = Rule: shortest time
book-seat-refused-too-short = That is too short
book-seat-refused-too-short-why = You book at least { $length } here.
book-seat-refused-too-long-rule = Rule: longest time
book-seat-refused-too-long = That is too long
book-seat-refused-too-long-why = You book at most { $length } in a row here.
book-seat-refused-second-seat-rule = Rule: one seat at a time
book-seat-refused-second-seat = You already have a seat then
book-seat-refused-second-seat-why = You have a seat from { $from } until { $until }.
# Said to staff of one library about a visitor's seat at another.
book-seat-refused-second-seat-elsewhere = That seat is at another library.
book-seat-refused-week-minutes-rule = Rule: hours per week
book-seat-refused-week-minutes = Your hours for that week are used up
book-seat-refused-week-minutes-why = You book at most { $most } per week here. You have { $left } left.
book-seat-refused-taken-rule = Rule: one person per seat
book-seat-refused-taken = This seat was just taken
book-seat-refused-taken-why = Somebody was quicker. What you filled in is still here.
book-seat-refused-none-fits-rule = Rule: a seat that fits
book-seat-refused-none-fits = No seat that fits is free then
book-seat-refused-none-fits-why = No seat with what you asked for is free for all of that time.
book-seat-refused-no-such-time-rule = Rule: a time that exists
book-seat-refused-no-such-time = That time does not exist on that day

cancel-booking-refused-not-active = This booking is over or cancelled already
cancel-booking-refused-started = This booking has started already
close-zone-refused-booked =
    { $bookings ->
        [one] There is { $bookings } booking in that zone.
       *[other] There are { $bookings } bookings in that zone.
    }
closed = closed
