### Answers: at most two short sentences and one next step.

# The title of a list, and a button.
latest = Latest
# Begins a row of a list.
row = { $position }.

start-ask = Send /topic { $topic } or tap a button.
start-ask-latest = Send /latest or tap the button.
start-kept = Neither who you are nor what you ask is kept.
start-care = Please do not send names or pictures here.

help-title = What you can send
help-row = { $command }: { $description }

no-such-topic = There is no topic of that name. The newest headlines: /latest
no-such-topic-but = There is no topic of that name. Perhaps { $topics }?
nothing-on-topic = Nothing on { $topic } yet. The newest headlines: /latest
nothing-yet = Nothing has been published yet. Please try again later.
no-such-number = There is no text with the number { $number }. The newest headlines: /latest
usage = Something is missing there. For example: { $example }
failed = Something went wrong on our side. Please try again in a minute.
