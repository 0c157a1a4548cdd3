### Les mots d’une publication.

kind-press-release = Communiqué de presse
kind-statement = Déclaration
kind-news = Actualité

urgent = URGENT :
source = Source : { $source }
corrected = Correction du { $moment } : { $line }
withdrawn = Ce texte a été retiré le { $day }. Merci de ne pas le partager.
part-removed = Ce passage ne fait plus partie du texte.

read-all = Tout lire
read-full-text = Lire le texte intégral

in-own-language = En français
in-language =
    { $language ->
        [ar] en arabe
        [en] en anglais
        [fr] en français
        [tr] en turc
       *[other] dans une autre langue
    }

tags-lead = { "" }

contact = Contact
notes-to-editors = Notes aux rédactions
