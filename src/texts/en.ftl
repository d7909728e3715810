### What the station says. Names: <screen>-<what>. Short sentences, plain words.

## Top line
header-station = Learning station
header-guest = Guest
header-xom = { $name } hamlet
header-monday = Monday
header-tuesday = Tuesday
header-wednesday = Wednesday
header-thursday = Thursday
header-friday = Friday
header-saturday = Saturday
header-sunday = Sunday

## Key bar
keys-again = Say again
keys-volume = Louder, softer
keys-silent = no sound
keys-help = Help
keys-hint = Hint
keys-more = More
keys-home = Home

## Signs with their words
mark-done = done
mark-started = begun
mark-chosen = chosen
mark-next = next one

## Spoken
spoken-choice = Press { $digit }: { $label }.
spoken-enter = Press the green key: { $label }.

## Too small
small-title = This screen is too small
small-text = The station needs at least 64 columns and 24 rows. Now there are { $columns } columns and { $rows } rows. Make the window larger, or the letters smaller.

## Welcome
welcome-title = Come in and learn!
welcome-text = A lesson takes ten minutes. A wrong key breaks nothing.
welcome-known = I have been here before
welcome-new = This is my first time
welcome-guest = Just trying, no name needed
welcome-keeper = Station keeper
welcome-press = Press the digit in front of your choice.

## Hamlet
xom-title = Which hamlet do you live in?
xom-text = Press the digit in front of your hamlet.
xom-other = Another hamlet
page-more = Page { $page } of { $pages }. Press / to see more.

## Your name in the list
people-title = Which one is you?
people-text = Press the digit in front of your name.
people-empty = Nobody is on the list yet. Press 8 to give your name.
people-not-there = My name is not here
people-number = number { $number }

## Typing the name
name-title = What is your name?
name-text = Type your full name, then press the green key. Backspace takes back a letter.
name-label = Full name
name-done = Done
name-leave = Not now
name-help = aa gives â, dd gives đ, ow gives ơ. Tones: s sắc, f huyền, r hỏi, x ngã, j nặng.
name-rest-title = No name yet, and that is fine
name-rest-text = Ask somebody beside you to type it, or just try a lesson first.
name-again = Type my name
name-guest = Just trying, no name needed

## Form of address
address-title = How shall we call you?
address-text = Press the digit in front of the word you like.
address-plain = Just by name

## Consent
consent-title = May the station remember { $who }?
consent-kept = It keeps: your name, how to call you, your hamlet and the lessons you did, so that you can go on next time and be helped.
consent-not-kept = It keeps no ID number, no phone number, no photo. Ask the station keeper to erase your name at any time.
consent-yes = Yes, remember my name
consent-no = No, I am just trying

## Lessons
lessons-title = What will { $who } learn today?
lessons-title-guest = What will you learn today?
lessons-text = Press the digit in front of a lesson, in any order you like.
lessons-minutes = { $minutes } min
lessons-enter = Learn { $title }
lessons-all-done = You have done every lesson here. Well done! Take any of them again.
lessons-empty = There are no lessons on this machine yet. Please ask the station keeper.
lessons-leave = Press 0 when you want to stop.

## Signing out
sign-out-title = { $who }, stop here for today?
sign-out-title-guest = Stop here for today?
sign-out-text = What you did is kept. Next time you go on from here.
sign-out-text-guest = Thank you for trying. Give a name next time and the station remembers your lessons.
sign-out-yes = Yes, I stop here
sign-out-no = No, I go on

## Help
help-title = What do the keys do?
help-text = A wrong key breaks nothing. When stuck, ask the person beside you.
help-digits = Choose the line with that digit
help-enter = The green key: go on, done
help-again = Hear it again
help-volume = Voice louder, softer
help-more = Next page
help-back = One step back
help-nine = Help, a hint
help-home = To the list of lessons
help-close = Go on

## Still there?
still-title = Is anybody still here?
still-text = Press any key to go on. In half a minute the station will ask who is here.
still-text-nobody = Press any key to go on. In half a minute the station goes back to the first page.
still-enter = I am still here

## Who is here?
who-title = Is { $who } sitting here?
who-title-guest = Is it still the same guest?
who-text = We ask so that no lesson is put on the wrong person.
who-yes = Yes
who-no = No

## Station keeper
keeper-title = Station keeper
keeper-text = What this station has.
keeper-place = Place
keeper-place-unknown = no name yet
keeper-xoms = Hamlets
keeper-people = People remembered
keeper-lessons = Lessons
keeper-version = Version
keeper-voice = Voice
keeper-voice-speaks = yes
keeper-voice-clips = recorded clips only
keeper-voice-silent = no sound on this machine
keeper-voice-unknown = not tried yet
keeper-saving = Saving
keeper-saving-fine = fine
keeper-verify = To see whether a QR code is real: on this machine, outside the station, run  tramhoc verify  with its text or picture.
keeper-close = Back to the first page

## Trouble
trouble-disk-full = The disk is full, nothing more can be saved. Go on learning, and tell the station keeper.
trouble-disk = The disk could not be written. Go on learning, and tell the station keeper.
trouble-in-use = Another program is using the station's records, so nothing is saved. Just try the lessons for now.
trouble-newer = The station's records were written by a newer version. Just try the lessons for now.
trouble-read-only = The disk is locked against writing. Try the lessons, and tell the station keeper.
trouble-in-short = Nothing can be saved now, just try the lessons.
