# Staff edit the house: libraries, branches, zones, seats, hours, closures, rules.

## Where one is

places-my-libraries = Where you work
places-no-work = You do not work here yet
places-no-work-text = Whoever runs the library can give you a task. Ask them.
places-tab-zones = Zones
places-tab-closures = Closures
places-tab-rules = Rules
places-tab-settings = Settings
places-to-branch = Back to { $branch }
places-saved-nobody = Saved. No bookings are affected.

## Words of forms and tables

places-name = Name
places-address = Street and town
places-slug = Name in the web address
places-slug-hint = Small letters, digits and hyphens. For example: south-branch.
places-slug-changes = Whoever opens the old web address is led here. QR labels are not affected.
places-time-zone = Time zone
places-time-zone-hint = For example: Europe/Brussels.
places-time-zone-text = Bookings stay at the same moment. The opening hours move along with the new clock.
places-zone = Zone
places-floor = Floor
places-floor-hint = 0 is the ground floor, -1 the basement.
places-floor-name =
    { $floor ->
        [0] ground floor
       *[other] floor { $floor }
    }
places-mode = Taking a seat
places-mode-walk-in = Walk in: no booking
places-mode-optional = Booking is possible
places-mode-required = Booking is required
places-seat = Seat
places-seats = Seats
places-actions = Do
places-now = Now
places-offers = Features
places-cell = On the plan
places-cell-at = column { $column }, row { $row }
places-code = Code
places-day = Day
places-reason = Reason
places-reason-hint = Visitors read this. Do not write people’s names.
places-remove = Remove
places-see-effect = See what this does
places-monday = Monday
places-tuesday = Tuesday
places-wednesday = Wednesday
places-thursday = Thursday
places-friday = Friday
places-saturday = Saturday
places-sunday = Sunday
places-days = { $from } until { $until } included

## What is wrong at a field

places-error-missing = Fill in “{ $field }”.
places-error-unreadable = Check “{ $field }”: we cannot read this.
places-error-slug = For “{ $field }” use small letters, digits and hyphens, at most 60.
places-error-number = For “{ $field }” give a number from { $least } to { $most }.
places-error-order = The end must come after the start, and not lie in the past.
places-error-no-seats = Tick at least one seat.
places-error-no-marks = Tick at least one feature.

## Library

places-no-branches = This library has no branches yet
places-no-branches-text = Add the first branch. Zones and seats come next.
places-add-branch = Add a branch
places-name-of-library = Name of the library
places-rules-of-library = Rules of the library
add-library-refused-address-taken = Another library has this web address. Choose another.
add-branch-refused-address-taken = This web address is in use. Choose another.
add-branch-refused-no-such-zone = There is no such time zone. Write for example Europe/Brussels.

## Zones

places-add-zone = Add a zone
places-zone-settings = Name and use of the zone
places-earlier = Up
places-later = Down
places-close = Close
places-labels = QR labels
places-labels-all = QR labels of all zones

## From an empty branch to its first seat

places-start-title = Almost at the first seat
places-start-hours = Opening hours
places-start-zone = A zone
places-start-seats = Seats
places-start-hours-text = First say when this branch is open.
places-start-hours-go = Fill in opening hours
places-start-zone-text = A zone is a room or a floor. Add the first one below.
places-start-seats-text = Now say which seats there are in this zone.
places-start-seats-go = Add seats in { $zone }
places-start-hours-ready = The opening hours are filled in already: check them later.
places-start-hours-check = Check opening hours
places-start-look = See them as visitors do

## Seats

places-no-seats = There are no seats here yet
places-no-seats-text = Add them above, for example: A1-A40.
places-add-seats = Add seats
places-list = Which seats?
places-list-hint = A range such as A1-A40, or one seat a line. You may paste from a spreadsheet too: name; features.
places-list-empty = Write which seats you add, for example A1-A40.
places-list-too-many = Add at most { $most } seats at once.
places-list-twice = The seat { $label } is there twice.
places-list-too-long = The name { $label } is too long: at most 12 characters.
places-list-unreadable = We cannot read this line: { $line }
add-seats-refused-labels-taken = These seats are in this zone already: { $labels }.
places-seats-added =
    { $count ->
        [one] { $count } seat added. No bookings are affected.
       *[other] { $count } seats added. No bookings are affected.
    }
places-offers-all = Features of all these seats
places-plan = Plan
places-plan-of = Plan of { $zone }
places-out-of-use = out of use
places-seats-tick = Tick seats and choose below what to do
places-marks = Features
places-mark = Add features
places-unmark = Remove features
places-retire = Out of use
places-restore = Back in use
places-place = Move a seat
places-place-text = The plan counts columns from the left and rows from the top.
places-column = Column
places-row = Row
place-seat-refused-cell-taken = Seat { $label } stands there already.

## Opening hours

places-week-hint = One line a day, for example 9:00-12:30, 13:30-18:00. Past midnight is fine: 22:00-8:00. Empty is closed.
places-clock-changes = These are the hours of the clock on the wall. In a night when the clock changes, an opening lasts an hour more or less.
places-copy = Copy hours
places-copy-from = The hours of
places-copy-to = To these days
places-hours-unreadable = Write the hours of { $day } like 9:00-12:30, 13:30-18:00.
places-hours-overlap = The hours of { $day } overlap or are not in order.
places-hours-night = On { $day } the opening of the evening before still lasts.
places-days-that-differ = Days that differ
places-no-days = There are no coming days with other hours.
places-add-day = Add a day with other hours
places-day-hours-hint = Such as 10:00-16:00. Empty is closed all day.

## Closures

places-close-what = Close a zone or the whole branch
places-what = What
places-whole-branch = The whole branch
places-first-day = First day
places-last-day = Last day
places-from = From
places-until = Until
places-from-hint = Empty: from the start of the first day.
places-until-hint = Empty: until the end of the last day.
places-no-closures = There are no coming closures.
places-closures-coming = Coming closures
places-reopen = Remove closure

## The preview of a change

places-preview-title = This will happen
places-change-close = { $place } closes: { $when }.
places-change-reopen = A closure goes.
places-change-week = The weekly opening hours change.
places-change-day = The hours of { $day } change.
places-change-seats-out =
    { $count ->
        [one] { $count } seat goes out of use.
       *[other] { $count } seats go out of use.
    }
places-change-seats-in =
    { $count ->
        [one] { $count } seat comes back into use.
       *[other] { $count } seats come back into use.
    }
places-change-time-zone = The clock of this branch becomes that of { $zone }.
places-change-mode = In { $zone } from now on: { $mode }.
places-preview-nobody = Nobody is affected: no bookings change because of this.
places-preview-hit =
    { $count ->
        [one] { $count } booking affected
       *[other] { $count } bookings affected
    }
places-preview-lost = { $moved } get another seat, { $lost } do not.
places-preview-more = And { $count } more bookings.
places-preview-portions = There are { $count } bookings. We do { $portion } at a time, so that others can book meanwhile.
places-preview-later = The mails leave two minutes later. Until then you can undo everything.
places-preview-confirm = Do this
change-house-refused-overtaken = Something changed meanwhile. This is what happens now: check again.
places-column-person = Who
places-column-when = When
places-column-seat = Seat
places-column-happens = What happens
places-column-happened = What happened
places-happens-moved = Gets seat { $seat }.
places-happens-without = Missing there: { $things }.
places-happens-withdrawn = There is no other seat: the booking lapses and we tell them.

## What a change did

places-changed = It is done
places-changed-nobody = No bookings affected.
places-undone = It is undone
places-undo = Undo
places-undo-until = You can undo this until { $time }.
places-undo-letters = The mails leave at { $time }. Until then you can undo everything.
places-undo-over = You cannot undo this any more: time is up.
undo-change-refused-too-late = Too late: the mails have left. What was done stays.
undo-change-refused-not-the-last = Something else was changed after this. Undo that first.
places-waiting =
    { $count ->
        [one] { $count } booking still waits.
       *[other] { $count } bookings still wait.
    }
places-proceed = Go on
places-happened-planned = Its turn comes.
places-happened-moved = Now has seat { $seat }.
places-happened-withdrawn = The booking has lapsed.
places-happened-over = Was over already, or could not go back.
places-happened-undone = Is as it was.

## QR labels

places-labels-of = QR labels: { $place }
places-labels-text =
    { $count ->
        [one] { $count } label. Print on A4, without margins, and cut along the lines.
       *[other] { $count } labels. Print on A4, without margins, and cut along the lines.
    }
places-label-scan = Scan when you are here

## Rules of booking

places-rules-lead = An empty value takes over what applies above. Below a limit, values may only be stricter.
places-rules-kept = Those who booked already notice nothing: a booking keeps the rules it was made under.
places-rules-of = Rules of
places-rule = Rule
places-applies = What applies
places-comes-from = Where it comes from
places-own-value = Here
places-limit = limit
places-is-bound = This is a limit.
places-from-default = Plek itself
places-from-consortium = consortium { $place }
places-from-group = group { $place }
places-from-library = library { $place }
places-from-branch = branch { $place }
places-from-zone = zone { $place }
places-unit-minutes = minutes
places-unit-days = days
places-days-count =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
places-rule-number = For “{ $rule }” give a number, or leave it empty.
places-rule-min-minutes = Shortest booking
places-rule-max-minutes = Longest booking
places-rule-week-minutes = Most time a week
places-rule-days-ahead = Days ahead
places-rule-grace-minutes = Free again when nobody comes, after
places-rule-buffer-minutes = Empty after a booking
places-rule-step-minutes = Start and end every
places-rule-members-only = Who books
places-members-only = Members only
places-members-not-only = Everybody who signs in
places-as-above = As decided above
set-rule-refused-beyond-limit = This goes beyond the limit of { $place }: { $limit }.
set-rule-refused-out-of-range = Choose a value from { $least } to { $most }.
places-seats-removed =
    { $count ->
        [one] 1 seat removed.
       *[other] { $count } seats removed.
    }
places-remove-zone = Remove the zone
places-remove-zone-text = This works as long as nobody booked a seat here. Its seats go with it.
places-close-zone = Close it instead? Then you first see whom that concerns.
remove-zone-refused-booked = Seats here were booked, so the zone cannot go: close it, or take its seats out of use.
remove-seats-refused-booked = These seats were booked: { $labels }. They cannot go: take them out of use.
audit-remove-seats = removed seats
audit-remove-zone = removed a zone
audit-add-branch = added a branch
audit-add-library = added a library
audit-add-seats = added seats
audit-add-zone = added a zone
audit-change-house = changed hours, closures or seats
audit-proceed-change = went on with a change
audit-undo-change = undid a change
audit-reopen-closure = removed a closure
audit-describe-branch = changed the details of a branch
audit-describe-library = changed the library’s name or web address
audit-describe-zone = changed a zone
audit-order-zones = put zones in another order
audit-mark-seats = changed what seats offer
audit-place-seat = moved a seat on the plan
audit-set-rule = changed a rule of a branch
audit-set-library-rule = changed a rule of the library
audit-edit-profile = changed the library’s profile
audit-set-logo = changed the library’s logo
audit-retain = threw away what was too old
places-networks = Checking in only at the library
places-networks-text = Whoever sits down scans the code and says “I’m here”. With networks given here that works only there, for instance on the library’s wifi. Leave it empty and it works everywhere. The desk always can.
places-networks-field = Networks
places-networks-hint = Each on a line of its own. For instance: 192.0.2.0/24.
places-networks-wrong = “{ $line }” is not a network. Write for instance 192.0.2.0/24.
audit-set-networks = said from where people check in at a branch
places-happens-lapses = There is no other seat: the booking lapses.
places-no-email = No e-mail: call or tell them.
places-no-email-count =
    { $count ->
        [one] 1 person has no e-mail: call or tell them.
       *[other] { $count } people have no e-mail: call or tell them.
    }

# The consortium and its groups.
places-groups = Groups
places-count-libraries = { $count ->
    [one] 1 library
   *[other] { $count } libraries
}
places-add-group = Add a group
places-name-of-group = Name of the group
places-name-of-consortium = Name of the consortium
places-rules-of-group = Rules of the group
places-rules-of-consortium = Rules of the consortium
places-libraries = Libraries
places-no-libraries = This group has no libraries yet
places-no-libraries-text = Open the first one. Branches, zones and seats come next.
places-open-library = Open a library
places-open-library-text = Whoever opens a library runs it. Hand that over to somebody else later, under People.
audit-add-group = added a group of libraries
audit-name-place = changed the name of the consortium or of a group
audit-open-library = opened a library
audit-move-library = moved a library to another group
audit-set-wide-rule = changed a rule of the consortium or of a group
places-keepers = Who keeps the consortium
places-give-consortium = Let them keep it too
places-give-consortium-hint = Of somebody who works in a library already.
places-take-consortium = Keeps it no longer
keeper-refused-no-colleague = Nobody who works in a library has this address. Give them a role under People first.
keeper-refused-has-it = They keep the consortium already.
keeper-refused-has-not = They do not keep the consortium any more.
keeper-refused-last-keeper = Somebody has to keep the consortium. Let somebody else keep it first.
audit-give-consortium = let somebody keep the consortium too
audit-take-consortium = let somebody keep the consortium no longer
places-move-library = Bring a library into this group
places-move-library-text = Its branches then follow the rules of this group, where they say nothing else themselves; the group’s limits always count. Bookings stay as they are.
places-move-library-which = Library
places-move-library-pick = Choose a library
places-move-library-do = Bring it into this group
places-move-library-missing = Choose a library.
