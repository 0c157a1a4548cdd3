### Ce que le lecteur peut choisir et emporter encore.

other-language = Autres langues
other-language-ask = Que faire des nouvelles qui ne sont dans aucune de vos langues ?
other-language-wait = après 30 minutes, si rien n’est venu dans les miennes
other-language-mark = aussitôt, avec la mention de la langue
other-language-nothing = pas envoyées
other-language-choose-wait = Envoyer après 30 minutes
other-language-choose-mark = Envoyer aussitôt, avec mention
other-language-choose-nothing = Ne pas envoyer

kept-all = C’est tout.
kept-as-file = Dans un fichier
kept-file = Tout ce qui est gardé sur vous, pour les machines.

for-editors = Rien de cela n’a été gardé. Les textes se publient depuis le dossier de dépôt ou avec barid publish ; l’équipe : /team
