# The way in: all libraries, and the door of one.

home-title = Libraries
# $count: seats that are free now. The number gets the colour.
home-free =
    { $count ->
        [0] No seat free in the library now
        [one] { $count } seat free in the library now
       *[other] { $count } seats free in the library now
    }
home-free-at =
    { $count ->
        [0] No seat free in { $library } now
        [one] { $count } seat free in { $library } now
       *[other] { $count } seats free in { $library } now
    }
home-lead = Choose a library and take a seat. You see what is free now.
home-lead-library = Choose where you want to sit. You see what is free now.
home-card-free =
    { $count ->
        [0] no seat free
        [one] { $count } seat free
       *[other] { $count } seats free
    }
home-take = Take a seat
home-look = Choose another time
home-none = There is no library here yet
home-none-text = The administrator will add one. Come back later.
