### Commands as the platforms' menus show them, and in the help: at most 100 characters.

command-start = What you can ask, and what is kept about you
command-help = All commands
command-latest = The newest headlines
command-read = The whole text behind a number
command-topic = The newest on a topic
command-topics = All topics, the most recent first
command-search = Texts in which your words occur
command-about = Who runs this bot, and what is kept

option-number = The number of the text
option-topic = A topic, such as Idlib
option-count = How many headlines, 1 to 10
option-words = Up to 8 words

# What people may type without a slash, in private; with commas.
words-start = start, begin
words-help = help, commands, menu
words-latest = latest, newest, news, latest news, headlines
words-read = read, number
words-topic = topic, about topic
words-topics = topics, all topics
words-search = search, find, look for
words-about = about, about this bot, who are you
