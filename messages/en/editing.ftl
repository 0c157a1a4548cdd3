### Editors' verbs: what is asked, shown and reported when an item is changed.

kept-draft = A text for an item that you have not published yet, sealed, for an hour

command-fix = For editors: mend a text silently
command-correct = For editors: correct a text, with a line for readers
command-update = For editors: update a text, with a line for readers
command-withdraw = For editors: withdraw a text everywhere
command-redact = For editors: remove a text for safety

edit-item = No. { $number }: { $title }
edit-ask-text = Please send the new text, headline first: in one or several messages, or as a text file.
edit-received =
    { $count ->
        [one] { $count } character so far. More can follow.
       *[other] { $count } characters so far. More can follow.
    }
edit-ask-line =
    { $verb ->
        [update] In one line for readers: what is new?
       *[other] In one line for readers: what is right now? Please do not repeat the error.
    }
edit-fault-too-long =
    { $most ->
        [one] That is too long: at most { $most } character.
       *[other] That is too long: at most { $most } characters. A file holds more.
    }
edit-fault-empty = Something is missing here.
edit-fault-line-too-long =
    { $most ->
        [one] A line has at most { $most } character.
       *[other] A line has at most { $most } characters.
    }
edit-fault-choose = That changed nothing. Please choose a button above.
edit-fault-no-text-file = That is no text file that I can take. Please send one of at most 1 MB (.txt, .md or .html).
edit-fault-unread = The file could not be read. Please send it again.

edit-done = Done
edit-keep-text = Only a line
edit-stop = Cancel
edit-change-text = Change text
edit-look-again = Look again
edit-tell =
    { $tells ->
        [yes] Also tell readers: yes
       *[no] Also tell readers: no
    }
edit-yes =
    { $verb ->
        [fix] Yes, publish the fix
        [update] Yes, publish the update
        [withdraw] Yes, withdraw
        [redact] Redact for safety
       *[other] Yes, publish the correction
    }
edit-open-form = Write the text

edit-will-be = It will stand like this.
edit-will-be-withdrawn = Every post of it becomes a notice that repeats nothing of it, or is deleted.
edit-redact-what = It is withdrawn everywhere, and its text and picture are removed here for good.
edit-reach =
    { $count ->
        [one] It stands in { $count } channel or group.
       *[other] It stands in { $count } channels and groups.
    }
edit-reach-private =
    { $count ->
        [one] Also in { $count } private chat.
       *[other] Also in { $count } private chats.
    }
edit-reach-private-few = Also in fewer than { 10 } private chats.
edit-reach-nowhere = It stands in no chat.

edit-begun =
    { $verb ->
        [fix] No. { $number } is fixed. The report comes here.
        [update] No. { $number } is updated. The report comes here.
        [withdraw] No. { $number } is withdrawn. The report comes here.
        [redact] No. { $number } is redacted. The report comes here.
       *[other] No. { $number } is corrected. The report comes here.
    }
edit-forwarded = Copies that people forwarded cannot be changed.
edit-held =
    { $fault ->
        [text-missing] A fix needs the new text.
        [line-missing] Readers need a line that says what was changed.
        [line-long] The line is too long.
        [embargo] The embargo of this text is unclear: please settle it in the console or the CLI.
        [unchanged] The text says what stands already.
        [redacted] This text was removed for safety and is not taken again.
       *[text-unread] The text could not be read: its headline, date or embargo is unclear.
    }
edit-moved-on = No. { $number } was changed by somebody else meanwhile. Nothing was published.
edit-other-draft = The text has changed since that button: this is the newest.
edit-over = This is over: published, cancelled or too old. To begin anew: { $example }
edit-stopped = Cancelled. Nothing was changed.
edit-already-withdrawn = No. { $number } is withdrawn and stays so.

form-title =
    { $verb ->
        [fix] Fix no. { $number }
        [update] Update no. { $number }
       *[other] Correct no. { $number }
    }
form-text = The whole text, headline first
form-text-hint = Markdown. Left as it is, the text stays.
form-text-long = The text is too long for a form: a new one goes into a file, below.
form-line =
    { $verb ->
        [update] What is new, in one line
       *[other] What is right now, in one line
    }
form-line-hint = Readers see it. Please do not repeat the error.
form-file = Or a text file
form-file-hint = .txt, .md or .html, at most 1 MB; in place of the text above.

report-title =
    { $verb ->
        [fix] Fix of no. { $number }
        [update] Update of no. { $number }
        [withdraw] Withdrawal of no. { $number }
        [redact] Redaction of no. { $number }
       *[other] Correction of no. { $number }
    }
report-progress = { $done } of { $all }
report-planning = It begins.
report-nowhere = It stood in no chat.
report-row = { $place }: { $outcome }
report-private =
    { $count ->
        [one] { $outcome }: { $count } private chat
       *[other] { $outcome }: { $count } private chats
    }
report-private-few = { $outcome }: fewer than { 10 } private chats
report-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
report-outcome =
    { $outcome ->
        [edited] edited
        [sent] sent
        [deleted] deleted
        [pending] waiting
       *[failed] not possible
    }
report-reason =
    { $reason ->
        [message-gone] deleted there by people
        [changed-by-people] changed there by people, and left so
        [too-old] too old to be deleted
        [not-editable] cannot be edited any more
        [no-right] a right is missing
        [blocked] blocked by the reader
        [unknown] unknown whether it arrived
       *[other] refused by the platform
    }
