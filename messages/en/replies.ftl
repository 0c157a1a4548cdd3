### Answers: at most two short sentences and one next step.

# Titles of lists, and buttons.
latest = Latest
topics = Topics
more = More
show-to-all = Show to all
write-in-private = Write in private
# Begins a row of a list.
row = { $position }.
search-title = Search: { $words }
search-bounded =
    { $count ->
        [one] Only the newest match was looked at.
       *[other] Only the newest { $count } matches were looked at.
    }
topics-hint = Tap a topic, or send its name, such as { $topic }.
topics-row = { $topic }: { $command }

start-ask = Send a word such as { $topic }, or tap a button.
start-ask-command =
    { $buttons ->
        [yes] Send /topic { $topic } or tap a button.
       *[no] Send /topic { $topic }.
    }
start-ask-latest =
    { $buttons ->
        [yes] Send /latest or tap a button.
       *[no] Send /latest.
    }
start-kept = Kept about you: this chat's number, your language, what you follow. Delete it any time: /forget
start-care = Please do not send names or pictures here.

help-title = What you can send
help-row = { $command }: { $description }

no-such-topic = There is no topic of that name. The newest headlines: /latest
no-such-topic-but = There is no topic of that name. Perhaps { $topics }?
nothing-on-topic = Nothing on { $topic } yet. The newest headlines: /latest
nothing-yet = Nothing has been published yet. Please try again later.
no-such-number = There is no text with the number { $number }. The newest headlines: /latest
nothing-found = Nothing was found. Fewer words find more, or see all topics: /topics
no-more = This list is no longer here. The newest headlines: /latest
usage = Something is missing there. For example: { $example }
failed = Something went wrong on our side. Please try again in a minute.
too-many = That is a lot at once. Please try again in a minute.
private-only = That is between us. Please write to me in private.
nobody-reads = Nobody reads this chat. Please do not send names or pictures here.
reach-us = To reach us safely: { $contact }

about-title = About this bot
about-unset = The newsroom has not yet said here who runs this bot.
channels = Official channels
