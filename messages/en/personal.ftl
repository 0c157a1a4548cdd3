### What a reader follows, chooses and has kept, and who is in the team.

language-name = English
first-contact = Welcome. For English, tap English.
start-kept-besides = Your other settings are kept too; for 48 hours the numbers of my answers, for up to 90 days a search with more to show. All of it: /mydata

follow-topic = Follow { $topic }
unfollow-topic = Unfollow { $topic }
follow-everything = Follow everything
unfollow-everything = Unfollow everything
follow-ask = Tap what you want to follow, or send /follow { $topic }.
follows-topic = You follow { $topic }: new texts come to your private chat as they are published.
follows-everything = You follow everything: new texts come to your private chat as they are published.
follows-everything-but = You follow everything except { $topics }.
follows-topics = You follow { $topics }.
follows-nothing = You follow nothing. To choose: /follow
follows-no-longer = You no longer follow { $topic }.
follows-nothing-now = You follow nothing any more.
following = What I follow

language = Language
language-ask = Which language do you want to be answered in?
language-set = The language is now { $language }.
settings = Settings
news-languages = News languages
news-languages-ask = Tap the languages of the news in the order you want them; tap one again to leave it out.
news-any = as published
text-only = Text only
with-pictures = With pictures
digits-western = Digits 123
digits-arabic = Digits ١٢٣
setting-row = { $name }: { $value }
pictures = Pictures
pictures-yes = yes
pictures-no = no, text only
digits = Digits in Arabic
back = Back

kept-title = Kept about you
kept-nothing = Nothing is kept about you.
kept-number = This chat’s number, sealed
kept-since = Kept since
kept-follows = You follow
kept-role = Your role
kept-queries =
    { $count ->
        [one] One search behind a button, sealed
       *[other] { $count } searches behind buttons, sealed
    }
kept-receipts =
    { $count ->
        [one] The number of one of my messages here, sealed
       *[other] The numbers of { $count } of my messages here, sealed
    }
kept-said = What is said in this chat, sealed, for up to 90 days
my-data = My data

forget-ask = Delete everything that is kept about you? You will follow nothing any more.
forget-role = Your role in the team stays: that is for an owner to take away.
forget-kept = Delete what is kept
forget-messages = That and my messages of 48 hours
forget-not = Delete nothing
forgotten = Deleted. Messages stay here, and corrections can no longer reach them.
forgotten-messages = Deleted. Older messages stay here, and corrections can no longer reach them.
forgotten-not = Nothing was deleted.

team = Team
team-row = Person { $number }: { $role }
team-you = you
team-remove = Remove { $number }
team-invite-editor = Invite an editor
team-invite-owner = Invite an owner
team-invitation = For one person, within 24 hours: they send me { $command } and become { $role }.
team-invitation-link = The invitation
team-invitation-over = This invitation is over. Please ask for another.
team-joined = Welcome to the team. Your role: { $role }.
team-added = Person { $number } is now { $role }.
team-removed = Person { $number } is no longer in the team.
team-not-removed = Nobody was removed. There is no such person, or it is the last owner.
role-owner = owner
role-editor = editor

command-follow = Get new texts on a topic as they are published
command-unfollow = Get no more texts on a topic
command-following = What you follow
command-language = The language of the answers
command-settings = Languages, pictures and digits
command-mydata = What is kept about you
command-forget = Delete what is kept about you
command-team = For owners: who is in the team

option-language = A language, such as en
option-team = Such as: add editor

words-follow = follow, subscribe
words-unfollow = unfollow, unsubscribe, stop
words-following = following, what i follow, subscriptions
words-language = language, languages
words-settings = settings, preferences
words-mydata = my data, mydata
words-forget = forget, forget me, delete my data
words-everything = everything, all, all news
