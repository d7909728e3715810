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
mark-next = next

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
name-help =
    aa, a6 give â. dd, d9 give đ. ow, o7 give ơ.
    Tones s 1 sắc, f 2 huyền, r 3 hỏi, x 4 ngã, j 5 nặng.
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
lessons-text = Press the digit in front of a lesson.
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
keeper-text = This part is for the digital team. Who comes to learn presses the green key.
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

## A lesson: its door
lesson-story = The story
lesson-watch = Watch it done
lesson-follow = Follow along
lesson-alone = On your own
lesson-pair = Two together
lesson-check = Do I remember?
lesson-gain = What is in it for me?
lesson-phone = On my own phone
lesson-minutes = About { $minutes } minutes in all, in two visits.
lesson-begin = Begin
lesson-go-on = Go on: { $step }
lesson-all-done = You have finished this lesson. Press the number of any part to do it again.
lesson-old = Parts of this lesson may be out of date. Please ask a volunteer.
lesson-gone = This lesson is no longer on the station. Press 0 for the list of lessons.
lesson-spoken = { $title }. { $goal }

## The story
story-page = Page { $page } / { $pages }
story-next = Go on
story-end = I have heard it, go on
lesson-saved = saved
lesson-saving = Saving…
lesson-not-saved = Not saved yet. Please stay here and press the green key to try again.
lesson-try-again = Try again
lesson-disk-full = The machine is full, so this is not saved yet. Call the volunteer, then press the green key to try again.

## Practising on the phone
practice-watch = WATCH IT DONE
practice-follow = FOLLOW ALONG
practice-alone = ON YOUR OWN
practice-pair = TWO TOGETHER
practice-step = step { $number } / { $of }
practice-machine-presses = The machine will press { $digit }: { $label }.
practice-machine-types = The machine will type: { $text }
practice-machine-next-page = The machine will press / for the next page.
practice-watch-go = See it pressed
practice-which = Which number comes now? Try it.
practice-not-that-one = Not that one. Look at the arrow ◂ and press the number beside it.
practice-press = Press { $digit }.
practice-press-more = Press / for the next page.
practice-type = Type { $text }, then press the green key.
practice-typing = Type into the field, then press the green key.
practice-stuck = Stuck? Press 9.
practice-off-the-way = Not this one. No harm done, let us look again.
practice-no-such-digit = That number is not on the screen. Look at the number boxes again.
practice-scene = See what happens.
practice-scene-go = Go on watching
practice-trap-title = Stop for a moment
practice-trap-sign = The sign was there from the start:
practice-trap-next-time = Next time:
practice-done-watch = You have seen it all! Now follow along. Press where the arrow points.
practice-done-follow = You did it! Now try on your own, without the arrow. If you are tired, rest here and go on another day.
practice-done-alone = You did it all on your own! Now see how much you remember.
practice-done-title = This part is done
practice-done-go = Go on: { $step }
practice-done-rest = Rest here, back to the lessons
practice-resumed = Last time you were in the middle. We go on from step { $number }.

## Self-check
check-title = Do I remember?
check-rule = { $pass } right out of { $of } is enough. No hurry; a wrong answer teaches too.
check-question = Question { $number } / { $of }
check-several = Choose every right one, then press the green key.
check-order = Press the numbers in the order things are done. Backspace takes the last one back.
check-answer = Answer
check-right = Well done!
check-not-yet = Not quite.
check-next = Next question
check-finish = See the result
check-place = no. { $place }
check-passed-title = You remember well!
check-passed = { $right } right out of { $of }. That is enough.
check-again-title = Nearly there
check-again = { $right } right out of { $of }, { $pass } needed. Let us look once more and try again.
check-again-go = Try again
check-go-on = Go on

## The gain and the confirmation
gain-next = Go on
gain-code = Get the confirmation
gain-missing = { $step } is not finished yet. Finish it and the confirmation is yours.
confirmation-alone = practised at the station, alone
confirmation-watched = practised at the station, watched
confirmation-real = done for real
confirmation-guest = Guest
confirmation-done = Done
confirmation-small = The screen is too small to draw the code. It is saved; read this code to whoever checks it.
confirmation-waiting = Making the confirmation…
confirmation-failed = The confirmation could not be made. Press the green key to try again.
confirmation-date-unsure = date not checked
confirmation-spoken = This is the confirmation. Whoever checks it points a phone at it. Then press the green key.
phone-title = On my own phone
phone-volunteer = When it works, let the volunteer have a look.
phone-done = Lesson finished

## For the author: what is not right and what to do
author-missing-key = “{ $key }” is missing
author-missing-key-remedy = Add a line { $key } = … here.
author-empty-text = “{ $key }” is empty
author-empty-text-remedy = Write something, or leave the line out if it is optional.
author-not-nfc = text with loose marks (not NFC)
author-not-nfc-remedy = Type this text again with a precomposed Unicode input method.
author-number = “{ $key }” must be a whole number from { $least } to { $most }
author-number-remedy = Write a number from { $least } to { $most }, without quotes.
author-type-flag = true or false
author-type-date = a date like 2026-11-20
author-type-list = a list of texts ["…", "…"]
author-type-table = a table
author-type-tables = several tables [[…]]
author-type-text = text in quotes
author-wrong-type = “{ $key }” must be { $wanted }
author-wrong-type-remedy = Change it to { $wanted }.
author-id-form = the id “{ $id }” may hold lower case letters without marks, digits and hyphens only
author-id-form-remedy = For example: bai-moi.
author-unknown-key = there is no “{ $key }” here
author-unknown-key-near = Did you mean “{ $near }”?
author-unknown-key-remedy = There is only: { $known }.
author-grammar = the word “{ $word }” is not understood
author-grammar-end = the command is not finished
author-grammar-remedy = Commands: go, back, home, set, clear, add, done, trap, play, if … then …, in 2 then … – conditions: at, =, !=, >=, <=, and, or, not.
author-dangling-near = Did you mean “{ $near }”?
author-dangling-remedy = There is: { $known }.
author-no-screen = there is no screen “{ $name }”
author-no-step = there is no step “{ $name }”
author-no-trap = there is no trap “{ $name }”
author-no-value = the value “{ $name }” is not one of this variable
author-no-variable = there is no variable “{ $name }”
author-not-count = the variable “{ $name }” is not a counter
author-not-count-remedy = Only a variable with count = … can be added to.
author-no-effect = pressing “{ $id }” does nothing
author-no-effect-remedy = Give it do = "…", or make it plain text (kind = "text").
author-duplicate = the id “{ $id }” is used twice
author-duplicate-remedy = Change one of the two.
author-domain = a variable has exactly one of: words, count, typed
author-domain-remedy = For example: words = ["chua", "roi"]
author-detour = there is no detour “{ $word }”
author-detour-remedy = Write "harmless" or "mistake".
author-hints = { $count } hints, three are needed
author-hints-remedy = Write three: a nudge, where to look, then show and say why.
author-touch = the touch “{ $text }” is not understood
author-touch-remedy = Write a digit from 1 to 8, "/" or "type …".
author-never-read = nobody reads the variable “{ $id }”
author-never-read-remedy = Use it in when, done or a text; else remove it.
author-never-set = the variable “{ $id }” never changes
author-never-set-remedy = Add set, add or a field for it; else remove it.
author-never-done = the step “{ $id }” can never be done
author-never-done-remedy = Give the step done = "…", or an action "done { $id }".
author-never-sprung = nobody can fall into the trap “{ $id }”
author-never-sprung-remedy = Add something that does "trap { $id }", or remove the trap.
author-style = there is no style “{ $style }”
author-style-remedy = Use plain, heading, quiet or bubble.
author-input = there is no input “{ $input }”
author-input-remedy = The inputs: { $known }.
author-kind = there is no kind “{ $kind }”
author-kind-remedy = The kinds: { $known }.
author-toml = not TOML: { $detail }
author-toml-remedy = Look at the brackets, equals signs and commas of this line.
author-review = review_by must be after the check and within 18 months
author-review-remedy = Choose a day no later than { $latest }.
author-pass = { $needed } right answers needed, but there are { $of } questions
author-pass-remedy = Set pass to at most { $of }.
author-options = { $count } options
author-options-remedy = Write 2 to 6 options.
author-rights = { $count } right options
author-rights-remedy = From { $least } to { $most } options need right = true.
author-items = { $count } items to put in order
author-items-remedy = Write 3 to 6 items, in the right order.
author-solution-touch = solution: “{ $touch }” cannot be pressed here
author-on-view = On view: { $view }
author-solution-end = the solution ends before the step “{ $step }” is done
author-grading = the question “{ $id }” does not tell right from wrong
author-grading-remedy = Look at the options with right = true.
author-longest = in every question the right option is the longest
author-longest-remedy = Make some wrong options as long, or people will guess.
author-bound = the practice is too large: { $most } touches tried and not at the end
author-bound-remedy = Use fewer variables, or fewer values.
author-stuck = one can get stuck on the screen “{ $screen }”, step “{ $step }” (when { $values })
author-stuck-remedy = { $touches } Add a way on, so that the lesson can still be finished from there.
author-unreachable = nothing leads to the screen “{ $id }”
author-unreachable-remedy = Add something that does "go { $id }", or remove the screen.
author-by-itself = the step “{ $id }” is done by itself
author-by-itself-remedy = Join it with the step before, or change its done.
author-cut = the screen “{ $screen }” has no room for: { $text }
author-cut-remedy = Make it shorter, or make two screens (the phone is 26 columns wide and 17 rows high).
author-clean = { $lessons } lessons, nothing wrong.
author-found = { $problems } problems in { $lessons } lessons.
author-line = { $id }: { $states } states, { $frames } frames, { $ms } ms
author-unreadable = { $path } cannot be read: { $why }
author-no-lessons = no lesson.toml in { $path }
author-number-taken = lesson number { $number } is already used by { $other }
author-number-taken-remedy = Each lesson has one number, for ever. Local lessons start at 1000.
author-folder = the lesson must be in the folder { $wanted }
author-folder-remedy = Rename the folder, or correct course and id.

## The command line
cli-no-terminal = The station needs a terminal. Open one and run this command there.
cli-in-use = The folder { $folder } is in use by another station. Stop that one, or choose another folder with --data.
cli-terminal-failed = The station's screen stopped: { $why }. What was saved is there. Start again; tramhoc.log has the detail.

## Two together, taking back, reviewing
practice-pair-begin = Two people side by side
practice-pair-swap = Change places!
practice-pair-presses = Now person { $person } presses the keys.
practice-pair-tells = Person { $person } reads out what to do. Hands behind the back, no pressing for the other.
practice-pair-go = We have changed
practice-pair-turn = Person { $person } presses.
practice-taken-back = Taken back. Choose again.
practice-nothing-to-take-back = Nothing was pressed in this step, so there is nothing to take back.
mark-review = review it
lesson-review = You know this one; go over it again today so that it stays.
lesson-second-visit = A safety lesson needs right answers on two visits. Try once more next time.

## Opening
opening-text = Opening the station, one moment…
## More for the practice phone
practice-plays = The phone is heard: “{ $text }”
author-no-clip = there is no clip “{ $name }”
author-never-played = nobody plays the clip “{ $id }”
author-never-played-remedy = Add something that does "play { $id }", or remove the clip.
author-type-rows = rows [["…", "…"], …]
practice-looks-real = A number this long looks like one of a real card or paper. This is for practice: never type real ones.
author-answers = { $count } answers
author-answers-remedy = Write 1 to { $most } answers.
author-gesture = there is no gesture “{ $name }”
author-drawing = the drawing is too large
author-drawing-remedy = Draw at most { $columns } columns and { $rows } rows.
author-drawing-sign = a station cannot draw “{ $sign }”
author-drawing-sign-remedy = Use Vietnamese letters, ASCII and { $known } only
author-qr-word = “{ $word }” cannot be put into a QR for practice
author-qr-word-remedy = Choose one short word of letters only, such as chè. No address, no digits, no money.
author-table = a table of { $count } columns
author-table-remedy = A table has 1 to { $most } columns.
author-table-row = this row has { $count } cells
author-table-row-remedy = Write { $wanted } cells, as in head.
## For authors: a new lesson
author-new-written = Written: { $file }
author-new-next = Open it and change it. To see it as residents will: tramhoc lessons preview { $folder }
author-new-there = { $file } is there already and is not written over. Choose another folder name.
author-new-failed = { $file } cannot be written: { $why }. See whether the disk has room and the folder may be written to.
author-new-no-course = { $folder } is not inside the folder of a course. Write, for instance: tramhoc lessons new bai-cua-xom/goi-dien
author-new-id = the folder name “{ $name }” may only have small letters without marks, digits and hyphens. For instance: { $id }
author-new-title = A new lesson

## For authors: a lesson on paper
walk-facts = Lesson { $number } · course { $course } · about { $minutes } minutes · version { $version }
walk-about = This lesson
walk-goals = Afterwards one can
walk-safety = A safety lesson: it counts as known after right answers on two visits.
walk-skills = Skills
walk-review = To be looked at again before
walk-page = Page { $number }
walk-practice = Practice on the phone
walk-step = Step { $number } · { $id }
walk-instruction = Instruction
walk-hint = Hint { $number }
walk-mistake = In this step, a tap elsewhere counts as a mistake.
walk-way = The way into it
walk-picture = Picture { $number }
walk-press = Press { $digit }: { $label }
walk-next-page = Press /: the next page
walk-type = Type { $text }, then the green key
walk-leave = Leave the field
walk-go-on = Press the green key
walk-means-nothing = this cannot be pressed here, the solution ends
walk-end = Here it is done.
walk-solution = Right way { $number }
walk-trap = Trap { $id } · tag { $tag }
walk-springs = { $touch }. That springs the trap.
walk-never-sprung = Nobody can spring this trap.
walk-scene = Scene { $number }. The green key goes on.
walk-happened = What happened
walk-sign = The sign that was there from the start
walk-next-time = Next time
walk-back = Green key
walk-other-screens = Other screens
walk-remarks = What is said to a tap that was not the way
walk-heard = What is heard: what pictures show, what callers say, the sounds of the phone
walk-question = Question { $number } · { $id }
walk-right = right
walk-why = Why
walk-qr = A QR on the screen holds one of the words below.
walk-task = One way to do it
walk-helper = For the helper
walk-sources = Sources
walk-source = { $document } (checked { $checked }). { $confirms }
author-written = Written: { $file }
author-one-lesson = { $path } holds { $count } lessons. Choose the folder of one.

## For authors: every word of a lesson file
schema-title = A lesson of the station (lesson.toml)
schema-kind = What it is.
schema-format = Always 1.
schema-id = The id by which other places name it; each has its own.
schema-lesson-id = The lesson's id, the name of its folder.
schema-number = The lesson's number, its own and for ever. Local lessons from 1000.
schema-course = The course's id, the name of the folder above.
schema-lesson-title = The title in the list of lessons.
schema-minutes = About how many minutes, both visits together.
schema-version = Begins at 1; one more whenever a lesson is changed that was given out.
schema-safety = true for a safety lesson: it counts as known after right answers on two visits.
schema-goals = What one can do afterwards, a sentence each.
schema-skills = Codes of a skill framework, such as cv3139:0.1. Unknown: [].
schema-review-by = The day by which somebody must look at it again, no later than 18 months after the newest check.
schema-helper = For the helper only: what to say, what not to do for the learner, an exercise on paper.
schema-sources = Where it comes from and when it was checked.
schema-document = The name of the document, official page, or who was asked.
schema-confirms = What was checked there.
schema-checked = The day of the check.
schema-story = The story, one thought a page, 40 words at most.
schema-page-text = The words of this page; they are read aloud.
schema-page-clip = The name of a recorded clip, if it is to have its own.
schema-practice = The practice on the phone.
schema-clock = The time shown on the practice phone.
schema-start = The id of the first screen.
schema-variable = Something to be remembered. Each variable is one of: words, count, typed.
schema-words = The values, without marks. It begins as the first.
schema-count = Counts from 0 to this.
schema-typed = What the learner types, in groups: typed.dung = ["zalo"]. Case, marks and spaces do not matter; * is anything.
schema-screen = A screen of the phone.
schema-screen-title = The title at the top.
schema-element = What is on the screen, from top to bottom.
schema-step = A step of the practice, in order.
schema-step-say = The instruction: what to do in this step.
schema-done = When the step is done. Without it, the command done does it.
schema-after = Steps that must be done before. Without it, the one before; [] is at any time.
schema-hints = Three hints: a nudge, where to look, then showing it and saying why.
schema-detour = A tap elsewhere in this step: harmless is looking around, mistake counts.
schema-trap = A trap: something bad happens to the one in the story, and then there is a way back.
schema-tag = The sort of trap: otp, link-la, phi-nho, gap, gia-danh, app-gia, trung-thuong…
schema-scenes = The ids of the screens that play it, one after the other.
schema-happened = What happened, to whom in the story. Never to “you”.
schema-sign = The sign that was there from the start.
schema-next-time = What to do next time.
schema-rewind = The id of the screen gone back to.
schema-back = The words beside the green key: “Back to when …”.
schema-solution = A right way through. The first is the one shown in Watch.
schema-touch = Each press: the digit on view, "/" for the next page, "type …" into the open field.
schema-check = The self-check.
schema-pass = How many right answers pass.
schema-question = The questions.
schema-question-id = The question's id.
schema-ask = The question.
schema-gain = What one gains: money, time, a trip saved.
schema-phone-task = Something to do on a real phone, two taps at least.
schema-do = What happens on a tap; several things are a list.
schema-say = What is said when this tap was not the way.
schema-label = The words on it.
schema-when = Only there while this holds. Without it, always.
schema-text = Some text.
schema-text-text = The text. A variable's name in curly brackets shows its value.
schema-style = plain, heading (bold), quiet, or bubble (a message received).
schema-button = A button.
schema-apps = A grid of apps, two beside each other.
schema-apps-apps = The apps, in order.
schema-list = A list, a digit for each item.
schema-list-items = The items, in order.
schema-lines = Small lines under the item.
schema-badge = A small label above, such as “Quảng cáo”.
schema-field = A field: its digit opens it, then typing, then the green key.
schema-field-variable = The variable that holds what was typed.
schema-field-input = How one types: vietnamese with marks, plain without, digits only.
schema-permission = A request over the screen; only its two answers can be tapped.
schema-permission-app = Which app asks.
schema-permission-asks = What it asks for; shown as “… muốn …”.
schema-allow = The answer that allows.
schema-deny = The answer that refuses.
schema-one = Choose the one right answer.
schema-several = Choose every right answer, then the green key.
schema-options = The options; they are shown in another order.
schema-option-text = The answer.
schema-right = true for a right one.
schema-option-why = What is said to who chose this one.
schema-true-false = True or not.
schema-answer = true if the sentence is true.
schema-why-true = Said to who answered “true”.
schema-why-false = Said to who answered “not true”.
schema-order = Put in order.
schema-order-items = In the right order; they are shown in another.
schema-why = The explanation.
schema-do-go = Go to the screen dong-ho.
schema-do-back = Back to the screen before.
schema-do-home = To the first screen.
schema-do-set = The variable gio becomes bon.
schema-do-clear = The variable becomes what it was at first.
schema-do-add = The count lan goes up by 1.
schema-do-add-more = It goes up by 2.
schema-do-done = The step chon-gio is done.
schema-do-trap = The trap trung-xe is sprung.
schema-do-if = Only where the condition holds.
schema-when-at = The phone shows the screen dong-ho.
schema-when-is = The variable gio is bon.
schema-when-is-not = The variable gio is not bon.
schema-when-at-least = The count lan is 2 or more.
schema-when-at-most = The count lan is 2 or less.
schema-when-empty = Nothing was typed into the field of the variable ten.
schema-when-other = Something was typed that is in none of the variable's groups.
schema-when-and = Both hold.
schema-when-or = One of the two holds.
schema-when-not = What is in the brackets does not hold.
schema-part-commands = Commands: written in do
schema-part-conditions = Conditions: written in when, done, and after if
schema-part-elements = What can be on a phone screen
schema-part-questions = The kinds of questions
schema-part-lesson = Every key of a lesson file
schema-of-all-elements = Each has kind (what it is), and may have when (only there while this holds). What can be tapped has id (its own), do (what happens on a tap), and may have say (what is said when this tap was not the way).
schema-column-write = Write
schema-column-means = It means
schema-column-key = Key
schema-column-value = Value
schema-optional = (optional)
schema-value-text = text in quotation marks
schema-value-number = a number from { $least } to { $most }
schema-value-day = a day: 2026-11-20
schema-value-id = an id: small letters without marks, digits, hyphens
schema-value-texts = a list of texts
schema-value-three = exactly three texts
schema-value-commands = commands
schema-value-condition = a condition
schema-value-touches = a list of presses
schema-value-table = a table
schema-value-tables = tables
schema-value-some-tables = { $least } to { $most } tables
schema-do-more = What else happens, besides its own change.
schema-do-play = The sound chuong is heard (declared in practice.clip).
schema-do-in = After two more touches: a call comes in, a message arrives.
schema-clip = A sound of the phone: it rings, somebody speaks.
schema-clip-text = What it says; read aloud.
schema-field-error = What is said right under the field.
schema-field-error-when = When it is said. Where there is error there must be error_when.
schema-search = A search box with a looking-glass. It works as field does.
schema-keyboard = The keyboard of a phone, drawn only; there while a field is open, never tapped.
schema-link = A link: words that can be tapped.
schema-link-address = Where it really leads, quietly under it.
schema-dialog = A question over the screen; only its answers can be tapped.
schema-dialog-title = The bold line at the top.
schema-answers = One to four answers.
schema-call = An incoming call over the screen. Without says it rings, with says somebody speaks.
schema-call-from = Who calls.
schema-call-says = What the voice says; read aloud.
schema-notification = A banner at the top of the screen.
schema-notification-app = Of which app.
schema-own-variable = The variable it shows and changes.
schema-own-count = The count it shows and changes.
schema-on = The variable's value while it is on.
schema-off = The variable's value while it is off.
schema-switch = A switch.
schema-checkbox = A box to tick, as under “Tôi đồng ý”.
schema-choice = One of several lines, with rings.
schema-choice-label = The question above.
schema-choice-options = The lines.
schema-choice-value = The variable's value when this line is chosen.
schema-slider = A slider with two digits: less and more.
schema-less = What makes it less.
schema-more = What makes it more.
schema-gesture = A movement of the finger: a swipe, a long press.
schema-gesture-gesture = A swipe left, right, up or down; a long press; a pinch.
schema-progress = Something to wait for: each press fills the bar a little.
schema-progress-next = The words beside the digit, such as “Chờ một chút”.
schema-chat = A conversation, not to be tapped.
schema-messages = The messages, from the top.
schema-message-from = Who sent it. Left out where it is one's own.
schema-message-me = true for a message of the phone's owner.
schema-address = The address bar of a browser, not to be tapped.
schema-domain = The domain.
schema-secure = true shows the lock. A lock does not make a site the right one.
schema-table = A table of one to three columns: a forecast, prices.
schema-table-head = The names of the columns.
schema-table-rows = The rows, each with as many cells.
schema-picture = A picture of letters and blocks.
schema-drawing = Its rows, 10 at most, 26 columns each.
schema-drawing-says = What it shows, in words; read aloud.
schema-camera = A camera aiming at something.
schema-blurred = When the picture is blurred.
schema-shutter = The shutter.
schema-qr = A real QR that the learner's own phone can read.
schema-qr-word = One plain word of letters. Do not write it elsewhere on the screen.
schema-qr-view = The phone's QR viewfinder.
schema-qr-view-says = What it aims at.
schema-value-drawing = the rows of a drawing
schema-value-grid = rows, each a list of texts
## Kinds of questions
author-pairs = { $count } pairs
author-pairs-remedy = Write 2 to 5 pairs with left and right.
author-signs = { $signs } signs in { $parts } parts
author-signs-remedy = Write 2 to 7 parts; at least one with sign = true and one without.
author-scan-words = { $count } numbers to scan, or one of them is not written right
author-scan-words-remedy = Write at least 6 numbers of 1 to 6 digits, in quotes, like "427".
check-match = For { $left }, press the number of what belongs to it.
check-signs = Press the numbers of what should make one stop, then the green key.
check-type = Type the answer
check-do = Do it yourself on the practice screen. Then press the green key.
check-do-done = I have done it
check-scan = Scan it with your own phone, then type the word it shows.
schema-match = Match: each left side gets its right side.
schema-pairs = Two to five pairs; the right sides are shown in another order.
schema-pair-left = The left side.
schema-pair-right = The right side that belongs to it.
schema-signs = Find the places of a message that should make one stop.
schema-signs-message = The message in two to seven places.
schema-sign-text = The words of this place.
schema-sign-sign = true where it is a warning sign.
schema-sign-why = Why it is one. A sign must have it.
schema-number-question = Read a number off a paper and type it.
schema-bill = The paper, line by line.
schema-number-answer = The right number, without dots.
schema-near = Numbers that are often typed by mistake.
schema-near-value = The number.
schema-near-why = Said to who typed it.
schema-short = Type a short text. Case, marks and spaces do not matter.
schema-accept = Texts that count as right; * is anything.
schema-practice-question = Do it on the practice phone, without hints.
schema-task-start = The id of the screen it begins at.
schema-task-goal = It is done when this holds.
schema-scan = Scan the QR on the screen with one's own phone and type the number it shows.
schema-scan-words = Six numbers at least, of up to six digits; each time one of them is taken.
schema-value-large = a whole number without dots
check-short = The short form: three questions, two choices each

## The command line: people
people-none = This station remembers nobody yet.
people-erased = The name of { $name } is erased. What was counted stays, without a name.
author-touches = The way there: { $touches }.
author-no-touch = It is so from the start.
author-type-nothing = (field left empty)
author-never-shown = this is never on view
author-never-shown-remedy = Look at its when: no touches make that condition true.
author-never-offered = “{ $id }” can never be touched
author-never-offered-remedy = Look at its when: no touches bring it on view.
author-does-nothing = touching “{ $id }” never changes anything
author-does-nothing-remedy = Let its do have an effect, or add say to answer who touches it.
author-never-done-anywhere = step “{ $id }” can never be done
author-never-done-anywhere-remedy = Look at its done: no touches make that condition true.
author-no-way-back = trap “{ $id }” is sprung before screen “{ $screen }” was ever entered
author-no-way-back-remedy = { $touches } Choose a rewind that has surely been passed; { $screen } has not.
author-many-pictures = screen “{ $screen }” has more than { $most } different pictures
author-many-pictures-remedy = Make two screens of it, so that an author can look at them all.
author-solution-goes-on = the solution goes on after the lesson is finished
author-solution-goes-on-remedy = Leave out this touch and those after it.
author-solution-mistake = this solution counts as a mistake at step “{ $step }”
author-solution-mistake-remedy = A right way must not count as a mistake: leave out detour = "mistake" of the step, or this solution.
author-solution-mode = the solution does not come to its end in the mode { $mode }
author-solution-mode-remedy = Look at the order of the steps and the touches of the solution.

## For authors: the preview
draft-header = PREVIEW
draft-keys = Tab: go to
draft-fine = ✓ nothing wrong
draft-faults = ✕ { $count } to put right
draft-checking = checking…
draft-fault = Line { $line }: { $message }
draft-more-faults = { $count } more: Shift-Tab shows all.
draft-close = Back to the lesson
draft-places = Where to?
draft-screen = Screen · { $id }
draft-reading = Reading the lesson…
draft-unread = This lesson does not read yet
draft-unread-text = Put these right and save the file; the lesson will appear by itself.
draft-no-place = there is no step or screen “{ $name }”. Steps: { $steps }. Screens: { $screens }.
confirmation-demo = EXAMPLE – without value
author-not-whole = on the smallest screen (64 columns, 24 rows) there is no room for: { $text }
author-not-whole-remedy = Make this text shorter. Beside the phone there are 32 columns and 21 rows for instruction and hint together.

## For authors: the words
author-glyph = the station's font has no “{ $sign }” ({ $code })
author-glyph-remedy = Write it with Vietnamese or ASCII letters, or with “ ” ‘ ’ … – · • → ✓ ✕ ₫.
author-sentence = a sentence of { $count } words
author-sentence-remedy = Make it two sentences of at most { $most } words.
author-long = a text of { $count } words
author-long-screen = this screen makes one read { $count } words
author-long-remedy = Shorten it to about { $most } words, or make it two.
author-jargon = “{ $term }” is a word of the trade that the lesson does not explain
author-jargon-remedy = Explain it once, for example: { $term } là { $plain }…
author-spelling = “{ $word }” is written
author-spelling-remedy = The station writes { $right }.
author-service = the lesson speaks of { $service }, and no source names it
author-service-remedy = Add a [[sources]] that says what was read about { $service }, where and when.
author-real = “{ $number }” looks like { $kind }
author-real-phone = a real phone number
author-real-identity = a real ID number
author-real-card = a real card number
author-real-remedy = Cover a part of it, as in 09•• ••• 123, or make it shorter. A made-up number belongs to somebody.
author-real-qr = these are the data of a QR that can be paid
author-real-qr-remedy = No code in a lesson can be paid. Use a plain word such as chè.
author-clip = two different spoken texts have the clip id “{ $clip }”
author-clip-remedy = Change the id (or clip) of one of them, or a recording will be heard in the wrong place.
author-empty-list = “{ $key }” is empty
author-empty-list-remedy = Write at least one.
author-scenes = the trap “{ $id }” has no scene
author-scenes-remedy = Name in scenes at least one screen that shows what happens.
author-same-practice = the practice is that of { $other } in other words
author-same-practice-remedy = Give it another way or another trap, or leave out one of the two lessons.
practice-type-code = Type that code into the field, then press the green key.
practice-machine-types-code = The machine will type that code into the field.

## Date and time (screens/clock.rs)
clock-title = Date and time
clock-is-set = The clock is set
clock-reading = The machine takes it to be { $time }, { $day }.
clock-time = { $hour }:{ $minute }
clock-oclock = { $hour } o'clock
clock-unknown = Clock not checked: this machine forgets the time when the power fails. Look at your phone and set it, please.
clock-carried-on = Clock not checked: the machine counts on from last time. Compare with your phone, and set it if it is wrong.
clock-by-volunteer = A station keeper has set this time.
clock-plausible = The machine's own clock is right.
clock-change = Set date and time
clock-close = Back
clock-day = Which day of the month is it?
clock-month = Which month?
clock-year = Which year?
clock-hour = Which hour is it?
clock-hour-help = From 0 to 23. Three in the afternoon is 15, seven in the evening 19.
clock-minute = How many minutes past?
clock-label = Type the number
clock-next = Go on
clock-back = One step back
clock-so-far = Typed so far: { $parts }
clock-range = This is a number from { $least } to { $most }. Please type it again.
clock-no-such-day = Month { $month } has no day { $day }. Please type again from the day.
clock-before = It cannot be before { $day }. Please type again from the day.
clock-after = It cannot be after { $day }. Please type again from the day.
clock-sure = It is { $time }, { $day }, isn't it?
clock-sure-text = Compare with your phone once more.
clock-yes = Yes, set it so
clock-no = No, type it all again

## tramhoc people (cli/people)
people-machine = It could not be done ({ $why }). If the station is running, stop it and try again.
people-unknown = Nobody has the number { $number }. `tramhoc people list` shows the numbers.
people-nobody = There is nobody like that. tramhoc people list shows everybody and the numbers.
people-no-name = A name needs letters.
people-nameless = The station has no name of this person, there is nothing to change or erase.
people-one-already = Both are the same person already.
people-merge-erased = A name was erased on request: that work belongs to nobody any more.
people-into-guest = A person with a name is not merged into a guest. The other way round: merge the guest into the person.
people-names-differ = The two names differ. If it is one person all the same, add --names-differ.
people-for-oneself = Nobody takes another's work for their own. Ask another station keeper.
people-not-merged = This person was not merged into anybody.
people-no-visit = This person has no visit { $visit }.
people-no-attempt = This person has no attempt { $attempt }.
people-no-event = This person has no event { $event }.
people-nothing-chosen = Nothing was chosen: add --visit, --attempt or --event.
people-to-themselves = It is that person's already.
people-to-erased = Whoever is to get it had their name erased and gets nothing any more.
people-added = Added { $name }, number { $number }.
people-renamed = Changed: { $name }, number { $number }.
people-merged = Merged. To take it back: tramhoc people unmerge.
people-unmerged = Taken back, they are two again.
people-moved = Moved { $count } events. To undo it, move them back.
people-no-work = This person has not learned anything yet.
people-sitting = Visit { $visit }, { $day }, lessons { $lessons }

## tramhoc records (cli/records)
records-none = Nothing is on record here yet.
records-people = People with a name: { $named }; erased: { $erased }; guests: { $guests }.
records-events = Events on record: { $events }.
records-chain = Station { $station }, epoch { $epoch }: { $events } events, { $state }.
records-sound = sound
records-missing = { $gaps } missing
records-broken = BROKEN: { $how }
records-head = The chain's head is number { $seq }, signature { $signature }.
records-no-key = The station's key is not here, the head cannot be signed.
records-exported = { $events } events written to { $place }. Nobody's name is among them.
records-in-the-way = { $file } is there already. Choose another folder.
records-not-written = Could not write to { $place }: { $why }
records-readmitted = Lesson { $lesson } is back for learner code { $learner }.
records-known = Lesson { $lesson } of learner code { $learner } was on record already.
## On paper: receipt, picture, A5 page
paper-station = Digital learning station
paper-someone = A learner at the station
paper-learned = has learned
paper-lesson-number = Lesson { $number }
paper-alone = Practised alone
paper-watched = Practised, somebody watched
paper-real = Done for real
paper-sample = SAMPLE
paper-sample-worth = WITHOUT VALUE
paper-day = { $date }
paper-day-unsure = { $date } (not checked)
paper-check = Scan this code with a phone, or show it to whoever keeps the station.
paper-not-state = A paper of the learning station, not a certificate of the state.
paper-print = Print
paper-print-again = Print again
paper-printing = Printing…
paper-printed = ✓ Printed
paper-not-ready = The printer is not ready. Look at its paper and cable, then press 1 again.
paper-unknown = No code { $code } in this station's records.
paper-mistyped = Mistyped code “{ $code }”: look at each letter and digit again.
paper-no-name = The name of this person is not on record any more: the paper has none.
paper-not-written = { $file } could not be written: { $why }
paper-no-record = The station's records could not be opened: { $why }
## The confirmation: the QR alone (screens/confirmation)

confirmation-larger = Larger
confirmation-back = Press any key to go back

## tramhoc records export --open-badges (cli/records)

badges-no-station = There is no station in { $folder }.
badges-not-found = { $code }: this code is not in the station's records.
badges-refused = { $code }: not exported, because { $why }.
badges-demo = it is an example without value
badges-not-passed = the self-check was not passed
badges-not-right = its signature is not right, or it was revoked
badges-station = Digital learning station – { $place }
badges-lesson = Lesson { $number }
badges-level = The learner { $done }. This is a learning station's confirmation of practice, not a certificate of the state.
badges-day-unsure = The day is by a clock nobody has checked.
badges-criteria = Do the whole lesson without help on the station's practice telephone, then pass the self-check.
badges-percent = Right answers in percent
badges-outcome = Outcome
badges-evidence = Short code, to look up in the station's records
# tramhoc keys, tramhoc records reissue
keys-made = Made the key { $file }. Keep this file and the passphrase safe: if either is lost, everything begins anew.
keys-digits = Digits of the key: { $digits }
keys-pin = Stations believe this key if the program is built with TRAMHOC_PROGRAMME_ROOT={ $key }
keys-commune-next = Next: give { $request } to the programme to be certified. Print the digits on paper cards, one for each station.
keys-certified = Certified { $name }, key number { $epoch }: { $file }. Telephone the commune to compare the digits.
keys-requested = Wrote the request to be enrolled: { $file }. Take this stick to the commune. It may ask for the digits below.
keys-enrolled = The station { $place } is on the list as number { $number }.
keys-enrolled-next = The station { $place } (number { $number }) has a new key; the old one is retired, what it signed stays right.
keys-enrolled-again = The station { $place } (number { $number }) was on the list already.
keys-issued = List number { $counter } of { $name } has { $stations } keys: { $file }. Copy it to a stick and take it to every station.
keys-retired = The key { $key } of the station { $place } is retired.
keys-compromised = The key { $key } of the station { $place } was stolen: from now on only what is on record counts. The station has to make a new key.
keys-revoked = The confirmation { $code } is taken back.
keys-compare = The list of { $name }. Take the commune's paper card and compare it group by group with the line below.
keys-same-digits = Type y if they are the same, n if not, then Enter.
keys-digits-differ = The digits are not those of the paper card. The list was not taken. Ask the commune.
keys-digits-needed = The digits must be compared with the paper card. Run this in a terminal, or add --digits "digits of the card".
keys-imported = Took list number { $counter } of { $day } from { $name }: { $stations } keys.
keys-shown = { $name } · key number { $epoch } · list number { $counter } · { $day }
keys-shown-revoked = Confirmations taken back: { $count }
keys-status-active = active
keys-status-retired = retired
keys-status-compromised = stolen
keys-no-list = This station holds no list yet. Get one from the commune on a stick, then: tramhoc keys trust import
keys-rotated = The station has a new key. People, progress and confirmations are all there.
keys-rotated-next = Next: tramhoc keys enrol-request, and take the stick to the commune to have the new key enrolled.
keys-not-rotated = The key was not changed ({ $why }). The old one still works. If the station is running, stop it and try again.
keys-no-name = The station has no name yet. Add for instance --name "Đồng Keng".
keys-name-empty = There is no name.
keys-name-long = The name is too long: at most 40 letters.
keys-name-sign = A name has Vietnamese letters, digits, spaces and - . , ' ( ) / only, not { $sign }
keys-ask-passphrase = Passphrase of { $file }:
keys-ask-new-passphrase = Think of a passphrase for { $file }, at least { $least } letters (it is not shown):
keys-ask-passphrase-again = Type it again:
keys-passphrases-differ = The two are not the same. Nothing was done; run the command again.
keys-passphrase-short = The passphrase is too short: at least { $least } letters, better a sentence.
keys-no-terminal = There is no terminal to ask for the passphrase. Write it into a file and add --passphrase-file FILE.
keys-given-up = Given up, nothing was done.
keys-wrong-passphrase = { $file }: not the right passphrase.
keys-not-locked = { $file }: not a key locked with a passphrase.
keys-taken = { $file }: there is a file of this name, it is not written over. Choose another name.
keys-open-to-others = { $file }: others on this machine may read the key (mode { $mode }). If nobody has: chmod 600
keys-not-the-root = { $file }: not the root this program believes. No station would accept the certificate.
keys-no-certificate = There is no list { $list } yet. The first one needs --certificate, the file in which the programme vouches for the commune.
keys-other-key = This is not the key of the commune's certificate.
keys-counter-spent = There are no more numbers. The commune needs a new key.
keys-key-retired = this key is retired. Run tramhoc keys rotate at the station to make a new one.
keys-key-stolen = this key was stolen. Run tramhoc keys rotate at the station to make a new one.
keys-no-station = There is no station “{ $station }” on the list. tramhoc keys trust show has names, numbers and keys.
keys-ambiguous = “{ $station }” has several keys: { $keys }. Give one of them.
keys-no-room = The list is full. The commune needs a new key and a new list.
keys-no-credential = “{ $given }”: not a confirmation, or not on record on this machine.
keys-other-commune = This is another commune's list. The station keeps the one it has.
keys-older-key = This list is under the commune's key number { $offered }; the station knows number { $held }. It keeps the list it has.
keys-second-key = The commune has another key that is number { $epoch } as well. The station keeps the list it has. Ask the commune.
keys-older = This is list number { $offered }, older than number { $held } which the station has. It keeps that.
keys-second-list = The station has another list with the same number { $counter }. It keeps that. Ask the commune.
keys-other-kind = not this kind of file. Look at the name again.
keys-version = a newer kind of file (version { $version }) that this program cannot read. Update the station.
keys-not-by-root = the commune's certificate is not signed by the programme.
keys-not-by-commune = the list is not signed by the commune, or was altered.
keys-not-by-itself = the file was altered, or is not from the holder of its key. Make it again.
keys-damaged = the file is damaged ({ $why }). Copy it from the stick again.
keys-disk = { $file }: cannot be read or written ({ $why }). Look at the name and at the stick.
keys-failed = The machine failed: { $why }
reissue-code = Short code: { $code }
reissue-same = This is the very confirmation that was lost.
reissue-anew = It was signed anew with the station's present key and says that it is a re-issue. The old short code is no longer used.
reissue-picture = Picture of the QR: { $file }
reissue-no-picture = It was given out again, but the picture { $file } was not written ({ $why }).
reissue-no-code = “{ $given }” is neither a short code nor a learner's number.
reissue-not-found = The station's record has no code { $code }.
reissue-none = { $name } has no confirmation yet.
reissue-none-of-lesson = { $name } has no confirmation of lesson { $lesson } yet.
reissue-which = There are several lessons: { $lessons }. Add the number of one.
reissue-revoked = The commune has taken this confirmation back. It cannot be given out again; ask the commune.
reissue-demo = This is an example without value.
reissue-failed = Not given out again ({ $why }). If the station is running, stop it and try again.

## Station records: checked, mended, backed up (first page and keeper's pages)
trouble-mending = The machine is checking its records and cannot save just yet. Wait a moment and try again.
mending-title = One moment, please
mending-checking = The machine is checking its records after the power cut… { $percent } %
mending-reindexing = The machine is making the index of its records anew.
mending-salvaging = Part of the records is damaged. The machine is copying what can still be read… { $percent } %
mending-restoring = The machine is taking up a backup of its records.
mending-meanwhile = It takes a few minutes. Whoever likes can try a lesson now, without a name.
mended-everybody = The records were damaged and have been copied anew. If a lesson of yours is missing, tell the keeper.
mended-everybody-moved = The records have moved to this machine. What you learned is still here.
mended-everybody-restored = The records went back to a backup. If a lesson of yours is missing, tell the keeper.
mended-reindexed = { $day }: the index was damaged and made anew, nothing lost ({ $events } entries, { $people } people).
mended-salvaged = { $day }: damaged; { $events } entries and { $people } people copied, { $missing } entries missing.
mended-from-copy = { $day }: damaged; { $events } entries and { $people } people copied with the help of a backup, { $missing } missing.
mended-emptied = { $day }: damaged, nothing could be read; these are new records. The old file is kept.
mended-restored = { $day }: back to a backup with { $events } entries, { $people } people.
mended-moved = { $day }: carried here from another machine or disk; from now on these go their own way.
keeper-disk = Free disk space
keeper-disk-low = { $size }: nearly full, please make room
keeper-records = Records
backups-title = Backups
backups-text = One is made every day; the last three days and four weeks are kept. Press a number to go back to one.
backups-none = There is none yet. Press 8 to make one now.
backups-make = Make one now
backups-busy = Being made…
backups-entry = { $day } · { $events } entries, { $people } people
backups-day-unknown = day unknown
backups-elsewhere = other disk
backups-unset = No other disk is set: if this one fails, records and backups go together.
backups-away = The other disk is not plugged in. Once it is, a backup goes there too.
backups-same-disk = The folder for backups is on the same disk as the records. Another disk is needed.
backups-there = The other disk is plugged in, backups go there too.
backups-failed = No backup could be made. See whether the disk has room.
restore-title = Back to { $day }?
restore-text = The records will be as they were then: { $events } entries, { $people } people.
restore-kept = The present records are not deleted. They are kept aside, but what came after that day will not be shown.
restore-erased = Names erased on request stay erased.
restore-yes = Go back to this one
restore-no = No, keep the present records
restore-done = Done. The records now have { $events } entries, { $people } people.
restore-not-done = This backup is damaged and cannot be used. The present records are as they were.
restore-close = To the first page
cli-newer = This folder was written by a newer tramhoc (number { $found }; this one knows { $known }). Nothing was changed. Please install the newer one.
backup-made = Backed up: { $file }
backup-none = There is no backup yet.
backup-line = { $day }  { $events } entries, { $people } people  { $file }
backup-bad = { $file } is no usable backup: { $why }. Nothing was changed.
backup-restored = Back to { $file }: { $events } entries, { $people } people. The records before are kept as { $kept }.
cli-failed = Not done: { $why }
# `--plain`: every screen as lines of text.
plain-choice = { $digit }. { $label }
plain-field = { $label }: { $text }
plain-field-how = Type the whole line, then Enter. An empty line: leave it.
plain-always = * again, 9 { $help }, 0 to the start, . back.
plain-enter = Enter alone: { $label }.
plain-qr = In the QR: { $text }
plain-nothing = That key is not used here.
plain-more = / more,

# `tramhoc lessons voice`
voice-line = { $lesson }: { $all } spoken texts, { $recorded } recorded, { $missing } missing
voice-missing = no recording
voice-recorded = a recording of { $seconds } seconds
voice-length = a recording of { $seconds } seconds, but this text takes { $least } to { $most }: is it another one's file?
voice-no-sound = this file cannot be read (WAV, FLAC and Ogg Vorbis are)
voice-silent = nothing is heard in this file
voice-stranger = no text of the lesson is named { $name }
voice-failed = { $file }: { $error }
voice-taken = { $lesson }: { $count } recordings taken
voice-made = { $lesson }: { $count } texts spoken by the synthesiser
voice-no-synthesiser = No synthesiser is installed here. Install it: apt-get install espeak-ng
voice-sheet-title = Recording sheet: { $lesson }
voice-sheet-how = Read slowly and clearly, as if to a grandmother beside you. One WAV, FLAC or Ogg file a text, named as in the middle column. Tick what is done.
voice-sheet-file = file name
voice-sheet-text = read
## Command line: the page with which a phone verifies by itself (tramhoc verify-page)
verify-page-written = Written: { $page } and { $keeper }. The page knows { $keys } keys.
verify-page-host = Put both files on the web server, so that the page opens at https://{ $host }/V (capital V).
verify-page-no-key = There is no key yet to write into the page. Run the station once, then it has one, and try again.
verify-page-no-name = { $path } is no file name. For example: -o V.html
verify-page-not-written = { $path } could not be written: { $why }. The file that was there, if any, is as it was.
verify-page-nameless = without a name

## Station keeper: the public page, the door, the PIN (src/screens/keeper)
header-supervisor = Keeper
still-text-supervisor = Press any key to go on. In twenty seconds the station leaves the keeper's part by itself.
keeper-text-first = Nobody looks after this station yet. Somebody of the digital team may take it on; everybody can learn meanwhile.
keeper-enter = I look after this station
keeper-first = I take this station on
room-back = Done, go back
room-saving = Saving…
room-leave-field = No, go back
room-ask = Ask people again
room-volunteers = Who looks after the station
room-machine = Machine and station
room-log = What was done
room-place = Name of the place
room-recovery = Recovery code
machine-text = What this station has.
menu-text = Choose what to do. When done, press 0 to leave.
menu-text-first = { $count } things of the first set-up are left. They can wait.
menu-go-on = Go on: { $room }
menu-leave = Leave the keeper's part
menu-note = After two minutes without a key the station leaves by itself.

## Taking the station on
newcomer-meant-title = Who looks after this station?
newcomer-meant-text = Somebody of the digital team, the youth union, a teacher. They help people learn and keep the station running.
newcomer-meant-next = You give your name, then choose a PIN of six digits. Who comes to learn does not need this.
newcomer-meant-yes = I look after the station
newcomer-meant-no = I only came to learn
newcomer-title-first = What is the keeper's name?
newcomer-title = Who else looks after it?
newcomer-text = Type the full name, then press the green key.
newcomer-which-title = Is it one of these people?
newcomer-which-text = Who learns here already takes that name, so that nobody vouches for themself.
newcomer-other = No, somebody else called { $name }
newcomer-already = { $who } looks after this station already.

## Choosing a PIN
pin-label = PIN
pin-help = Six digits. A wrong one is deleted with .
pin-done = Done
pin-leave = Stop typing
pin-choose-title = { $who }, please choose a PIN
pin-choose-text = Type six digits yourself that you remember and others do not guess. Whoever stands by, please look away.
pin-repeat-title = { $who }, please type it again
pin-repeat-text = Type the same six digits once more, to be sure.
pin-too-short = A PIN has six digits. Please type the rest.
pin-different = The two were not alike. Please choose again.
pin-weak-repeated = Digits repeat in it; that is easily guessed. Please choose another.
pin-weak-run = Digits in a row are what anybody tries first. Please choose another.
pin-weak-keypad = It is a straight way over the keys; that is easily guessed. Please choose another.
pin-weak-birthday = It looks like a date or year of birth; friends guess that at once. Please choose another.

## The door
door-names-title = Who is it?
door-names-text = Press the digit before your name.
door-title = PIN of { $who }
door-text = Type six digits, then press the green key.
door-wrong = Not the right PIN. Take your time and type it again.
door-forgotten-note = PIN forgotten? Press /
door-comparing = One moment…
door-locked-title = Locked for now
door-wait-minutes = Wrong too often. Wait { $minutes } minutes, then type again. Leave the machine on meanwhile.
door-wait-seconds = Wrong too often. Wait { $seconds } seconds, then type again.
door-shut = Wrong far too often. Now only the commune's recovery code helps. Everybody can go on learning.
door-shut-for-good = Wrong far too often. Ask another keeper to change the PIN, or tell the commune. Everybody can go on learning.
door-out = Go back
door-recovery = Use the commune's recovery code
door-forgotten-title = PIN forgotten?
door-forgotten = Ask another keeper to change it. Or ask the commune for the recovery code.
door-forgotten-no-code = Ask another keeper to change it. Where there is only one, tell the commune.
door-try-again = I remember it now

## The recovery code
recovery-title = Type the commune's recovery code
recovery-text = It has four groups of five characters. Spaces do not matter.
recovery-label = Recovery code
recovery-help = Plain letters and digits, small or capital.
recovery-length = The code has twenty characters. Look whether one is missing or too many.
recovery-character = There is a character that is in no code. It has only digits and plain letters.
recovery-check = One of the characters is mistyped. Compare each group with the paper.
recovery-other = This is not this station's code. Please look at the paper again.
new-code-text = When every PIN is forgotten, the recovery code opens this part. It is shown only once. Please have paper and pen ready.
new-code-again = There is a recovery code already. A new one ends the old one.
new-code-make = I have paper and pen
new-code-shown-title = Copy this code onto paper
new-code-shown = Copy all four groups and give the paper to the commune. The station does not show it again.
new-code-copied = I have copied it
new-code-confirm-title = Type the last group
new-code-confirm = Look at the paper and type the last five characters, to be sure that it was copied right.
new-code-mistyped = Not the last group. Please compare it with the paper.
new-code-label = Last group
new-code-look-again = Show me the code again
new-code-kept-title = The recovery code works now
new-code-kept = Let the commune keep the paper. Not beside the machine.

## Who looks after the station
volunteers-text = Press the digit before a name to change the PIN or to end the task.
volunteers-add = Add somebody
volunteer-new-pin = Change the PIN
volunteer-remove = { $who } stops looking after it
volunteer-remove-title = Shall { $who } stop looking after the station?
volunteer-remove-text = That PIN will not work any more. Name and lessons stay. They can be added again later.
volunteer-remove-yes = Yes
volunteer-remove-no = No, leave it so
place-text = This name stands at the top of the screen.

## What was done
log-text = The newest comes first.
log-empty = Nothing yet.
log-no-time = time unknown
log-nobody = somebody whose name was erased
log-entered = { $by } came in
log-left = { $by } left
log-left-idle = { $by } left, nobody pressed a key
log-left-stopped = { $by } left, the machine was stopped
log-refused = Somebody typed a wrong PIN for { $whom }
log-first = { $by } took the station on
log-added = { $by } added { $whom }
log-removed = { $by } ended the task of { $whom }
log-pin-set = { $whom } chose a PIN
log-pin-changed = { $by } changed their own PIN
log-pin-changed-for = { $by } changed the PIN of { $whom }
log-code-made = { $by } made a recovery code
log-code-used = The recovery code was used for { $whom }
log-place = { $by } named the place
log-asked-right = { $by } asked { $whom } again, { $lesson }: right
log-asked-not-yet = { $by } asked { $whom } again, { $lesson }: not yet

## Asking people again
whom-title = Ask whom again?
whom-xom-text = Press the digit before the hamlet.
whom-all = Everybody
whom-text = Press the digit before the name.
whom-empty = Nobody here. Press 8 to look for a name.
whom-look = Look for a name
whom-look-title = Look for whom?
whom-look-text = Type a part of the name, marks are not needed. Or the person's number.
whom-look-label = Name or number
ask-title = Ask { $who } again
ask-text = Safety lessons that { $who } has passed once. One right answer aloud, and the lesson is mastered.
ask-nothing = There is nothing to ask { $who } again now.
ask-oneself = This is your own name. Nobody asks themself; another keeper can do it for you.
ask-aloud-title = Read this aloud to { $who }
ask-options = Then read the answers:
ask-right-is = Right: { $right }
ask-right = { $who } answered right
ask-not-yet = Not yet
ask-heard-right = { $who } has mastered this lesson!
ask-praise = A word of praise, and once more why:
ask-heard-not-yet = No matter, talk it over
ask-talk = Tell each other again in your own words. Ask again another day.
log-code-made-by-command = A recovery code was made by a command on the machine
cli-recovery-code = Copy this code onto paper and give it to the commune. The one before counts no more.
cli-recovery-code-failed = No code was made ({ $why }). If the station is running, stop it and try again.
log-clock = { $by } set date and time.
log-renamed = { $by } put the name of { $whom } right.
log-merged = { $by } merged work into that of { $whom }.
log-unmerged = { $by } took a merge back.
log-moved = { $by } moved work to { $whom }.
log-readmitted = { $by } took back a confirmation of { $whom }.
log-erased = { $by } erased a name on request.

# Where there is only a numeric keypad (hands)
author-scan-letters = words to scan cannot be typed at a station that has only a numeric keypad
author-scan-letters-remedy = Write numbers instead, of three digits, like "427".
check-scan-number = Scan it with your own phone, then type the number it shows.

# A slow disk (hands)
keys-saving = Saving… One moment.
