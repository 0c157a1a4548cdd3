### What a reader may choose and take along besides.

other-language = Other languages
other-language-ask = What should happen to news that is in none of your languages?
other-language-wait = after 30 minutes, unless it comes in one of mine
other-language-mark = at once, with a line that says the language
other-language-nothing = not sent
other-language-choose-wait = Send after 30 minutes
other-language-choose-mark = Send at once, marked
other-language-choose-nothing = Do not send

kept-all = This is all of it.
kept-as-file = As a file
kept-file = All that is kept about you, for machines.

for-editors = I have kept nothing of that. Texts are published from the drop folder or with barid publish; your team: /team
