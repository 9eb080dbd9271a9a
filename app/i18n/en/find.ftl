# Finding a seat: days, times, wishes, the plan, any seat, the same as last time.

find-days = Coming days
find-day-closed = closed
find-day-quiet = quiet
find-day-busy = busy
find-day-full = full
find-open = { $branch }: open on { $day } from { $from } to { $until }
find-moments = A time with one click
find-now = Now until { $until }
find-until-closing = As long as possible, until { $until }
find-wishes = With

find-any = Give me a seat
# On the same button when no seat is free at that time.
find-any-full = Show what is possible
find-again = The same as last time
find-again-taken = Your seat of last time, { $seat }, is taken until { $until }.
find-again-shut = Your seat of last time, { $seat }, cannot be had now.
find-again-nearest = Take the nearest free seat
find-elsewhere =
    { $count ->
        [one] { $count } seat free at that time
       *[other] { $count } seats free at that time
    }

find-zone-unfit = nothing that fits
find-unfit =
    { $count ->
        [one] { $count } seat without what you ask for
       *[other] { $count } seats without what you ask for
    }
find-list =
    { $count ->
        [one] { $count } seat as a list
       *[other] { $count } seats as a list
    }

## The floor plan. Its tools are heard, not seen.

find-plan = Floor plan of { $zone }. The list below says the same.
find-plan-tools = Look at the floor plan
find-plan-closer = Larger
find-plan-farther = Smaller
find-plan-left = To the left
find-plan-right = To the right
find-plan-up = Up
find-plan-down = Down
find-plan-picked = { $seat } is picked.
find-plan-gone = { $seat } was just taken. Pick another seat.

## A seat held while somebody signs in

find-held = Seat { $seat } is kept for you for 10 minutes, until { $until }.
find-held-over = The 10 minutes for seat { $seat } are over. It may still be free.
find-held-take = Take seat { $seat }
find-held-several = { $count } seats, one after the other, are kept for you for 10 minutes, until { $until }.
find-held-several-over = The 10 minutes for these seats are over. They may still be free.
find-held-several-take = Take these seats

## Several seats one after the other

find-sequence =
    { $moves ->
        [one] All that time, if you change seats once
       *[other] All that time, if you change seats { $moves } times
    }
find-sequence-take = Take these seats one after the other
find-then = Then you move to:
