### Words of a post.

kind-press-release = Press release
kind-statement = Statement
kind-news = News

# Stands before the headline of what a person marked as urgent.
urgent = URGENT:
source = Source: { $source }
corrected = Corrected { $moment }: { $line }
withdrawn = This item was withdrawn on { $day }. Please do not share it.
part-removed = This part is no longer part of the text.

# A button: shows the whole text here.
read-all = Read all
# A link: leads to the text on the newsroom's site.
read-full-text = Read the full text

# A button to this item in this language, shown under a post in another.
in-own-language = In English
# A mark on what is not in the reader's language.
in-language =
    { $language ->
        [ar] in Arabic
        [en] in English
        [fr] in French
        [tr] in Turkish
       *[other] in another language
    }

# Begins the line of hashtags where the language runs right to left.
tags-lead = { "" }

contact = Contact
notes-to-editors = Notes to editors
