### Commands as the platforms' menus show them, and in the help: at most 100 characters.

command-start = What you can ask, and what is kept about you
command-help = All commands
command-latest = The newest headlines
command-read = The whole text behind a number
command-topic = The newest on a topic

option-number = The number of the text
option-topic = A topic, such as Idlib
