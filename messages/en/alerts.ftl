### What the team and admins are told in private, what waits for their word, and why a post did not go out.

command-freeze = For editors: stop all posts at once
command-thaw = For owners: let posts go out again
command-held = For editors: posts that may have arrived
command-why = For editors: why a post did not go out
option-thaw = The number under the button
option-held = What a button carries
option-why = Such as: 4127 12

frozen = All posts are stopped since { $moment } ({ $who }). Withdrawals still go through.
frozen-how = An owner lets them go again.
freeze-none = Nothing is stopped: posts go out.
thaw-now = Let posts go out again
thaw-owner-only = Only an owner can let posts go out again.
thawed = Posts go out again.
who-person = person { $number }
who-operator = the operator

held-count =
    { $count ->
        [one] One post may have arrived, or not: nobody can tell but by looking.
       *[other] { $count } posts may have arrived, or not: nobody can tell but by looking.
    }
held-private =
    { $count ->
        [one] In private chats one post may have arrived, or not. Nobody can look there.
       *[other] In private chats { $count } posts may have arrived, or not. Nobody can look there.
    }
held-private-few = In private chats fewer than { 10 } posts may have arrived, or not. Nobody can look there.
held-look = Look
held-none = No post waits for your word.
held-row = { $position }. { $title } · { $place } · { $moment }
held-part = part { $part }
held-arrived = { $position }: it arrived
held-again = { $position }: send it again
held-is-arrived = Noted: it arrived. It cannot be corrected later, since its number is not known.
held-is-again = It goes out again.
held-decided = This was decided already, or has changed. Here is what waits now.
held-notice = a notice

dead-count =
    { $count ->
        [one] One post was given up: the platform refuses it, or nothing helped.
       *[other] { $count } posts were given up: the platform refuses them, or nothing helped.
    }
dead-private =
    { $count ->
        [one] In private chats one post was given up.
       *[other] In private chats { $count } posts were given up.
    }
dead-private-few = In private chats fewer than { 10 } posts were given up.
dead-how = The operator sees them with { $command }.

paused = Posts to { $place } wait: { $reason }.
paused-kept = They are kept for { 48 } hours and go out by themselves once that is mended.
resumed = Posts go to { $place } again.
place-gone = Posts to { $place } have ended: { $reason }.
place-shared = chat { $number } on { $platform }
place-private = a private chat

reason-right = the bot may not post there
reason-removed = the bot was removed
reason-thread-closed = the thread is closed
reason-thread-gone = the thread is gone
reason-not-found = the chat does not exist any more
reason-configuration = the chat takes no posts of this kind
reason-person = the person cannot be written to
reason-other = refused ({ $detail })

silent-source = Nothing has come from { $source } since { $moment }. Usually something comes within { $usual }.
silent-source-over = Something has come from { $source } again.
silent-outbox =
    { $minutes ->
        [one] Posts are due, and none has gone out for a minute.
       *[other] Posts are due, and none has gone out for { $minutes } minutes.
    }
silent-outbox-over = Posts go out again.
hours =
    { $count ->
        [one] one hour
       *[other] { $count } hours
    }
days =
    { $count ->
        [one] one day
       *[other] { $count } days
    }

why-usage = The number of an item and, after it, that of a chat. An example: { $example }
why-stored = Item { $number } came from { $source }, { $moment }.
why-embargo = It is under embargo until { $moment }: nobody gets it before.
why-withdrawn = It was withdrawn, { $moment }.
why-no-chat = There is no such chat.
why-archived = It was stored without being sent anywhere.
why-not-chosen = It was published for chosen chats, and this is none of them.
why-planning = It is still being planned, and has not come to this chat yet.
why-added-later = This chat was added later, { $moment }.
why-follows-nothing = This chat follows nothing.
why-topic-none = No topic fits: the chat wants { $wanted }, the item is about { $about }.
why-topic-excluded = The chat leaves out { $topic }, which the item is about.
why-topic-mentioned = The chat wants items that are mainly about its topics; this one only mentions { $topics }.
why-topic-matched = The topic fits: { $topics }.
why-topic-all = The chat wants every topic.
why-about-nothing = no topic that is known
why-language = The item is in { $language }; the chat takes { $wanted }.
why-language-wait = The chat waits until { $moment } for a version in { $wanted }; then it gets this one.
why-twin = The chat has this story as item { $number } ({ $language }), and takes one language.
why-should-go = The chat should have it, and nothing was planned. The operator should look at the log.
why-paused = The chat is paused since { $moment }: { $reason }.
why-gone = The chat has ended: { $reason }.
why-frozen = All posts are stopped since { $moment }.
why-due = It is due, and goes out as the pace allows.
why-retry =
    { $count ->
        [one] It failed once ({ $detail }). The next try: { $moment }.
       *[other] It failed { $count } times ({ $detail }). The next try: { $moment }.
    }
why-behind = It waits for the post before it.
why-sending = It is on its way now.
why-sent = It was sent, { $moment }.
why-sent-unknown-time = It was sent; when is not kept any more.
why-unknown = It may have arrived, or not ({ $detail }). An editor must look: /held
why-expired = It was kept for { 48 } hours while the chat was paused, and was given up then.
why-failed = It was given up after many tries ({ $detail }).
why-rejected = The platform refuses it ({ $detail }).
why-cancelled = It was cancelled before it went out.
why-post-gone = It was sent, and does not stand there any more.
why-open = The post
why-chats = Where it stands, and where it does not:
why-chat-row = { $place }: { $state }
state-due = due
state-sending = on its way
state-sent = sent
state-unknown = may have arrived
state-failed = given up
state-rejected = refused
state-cancelled = cancelled
