# The way in: the house, now.

home-title = Free seats
# $count: seats that are free now. The number gets the colour.
home-free =
    { $count ->
        [0] No seat free at the library now
        [one] { $count } seat free at the library now
       *[other] { $count } seats free at the library now
    }
home-free-at =
    { $count ->
        [0] No seat free at { $library } now
        [one] { $count } seat free at { $library } now
       *[other] { $count } seats free at { $library } now
    }
home-shut = The library is closed now
home-shut-at = { $library } is closed now
home-shut-text = You can already take a seat for later.
home-full-text = All seats are taken. See when one is free again.
home-walk-in = Just walk in
home-walk-in-at = Just walk in at { $library }
home-walk-in-text = You do not have to take a seat here. Pick a chair and sit down.
# The key of the drawing in which every seat is a small sign.
home-key = Each chair is a free seat. A dash: taken.
home-key-many = Each chair stands for { $count } seats, most of them free. A dash: most are taken.
home-key-shut = A dot: closed now.
home-take = Take a seat
home-look = Pick another time
home-near = Free now, by branch
home-branch-free = { $count } free at { $branch }
# $count: silent seats that are free.
home-branch-quiet = { $count } silent
home-branch-walk-in = you can also just walk in
home-branch-usual = your usual library
home-libraries = All libraries
home-library-free = { $count } free
home-today = Today at the library
home-today-none = Nothing more happens today.
home-because = { $what }: { $reason }
home-all-day = all day
home-kind-hours = Hours
home-kind-other-hours = Other hours
home-kind-mine = Your seat
# $names: names of branches.
home-opens = Opening: { $names }
home-closes = Closing: { $names }
# In the list of today.
home-until = until { $time }
# Behind some names: how many more there are.
home-and-more = { $names } and { $count } more
home-mine = Seat { $seat } in { $place }
home-none-yet = Not quite yet
home-none = There is no library here yet
home-none-text = The administrator adds one. Come back later.

# "I have a code": one field in the header of every page.
home-code-label = I have a code
# In the empty field, where a phone has no room for its label.
home-code-short = Code
home-code-title = I have a code
home-code-hint = The code is on the label of your seat, for example K7M2 PX4A.
home-code-go = Go
home-code-missing = Fill in your code.
home-code-unknown = We do not know this code. Have another look at the label.

# The demo's race: eight rivals want the same twenty seats at once.
rivals-link = Try to double-book us
rivals-title = Try to double-book us
rivals-lead = { $rivals } rivals want the same { $seats } seats at the same moment. Each seat can go to only one of them.
rivals-go = Start the race
rivals-again = Once more
rivals-note = The bookings are real and go the same way as everybody’s. After the race we cancel them.
rivals-no-room = The demo has no room with enough free seats now. Move the clock a day on and try again.
# $booked: bookings that were made. $doubled: seats with more than one.
rivals-result = { $booked } seats booked, { $doubled } twice
rivals-heard =
    { $count ->
        [one] Once
       *[other] { $count } times
    } somebody heard “just taken”. All of it took { $ms } milliseconds.
rivals-other =
    { $count ->
        [one] Once
       *[other] { $count } times
    } somebody heard something else, such as that the week is full.
rivals-name = Rival { $number }
rivals-seat = Seat
rivals-bookings = Bookings
rivals-booked = booked
rivals-taken = just taken
rivals-else = another rule
