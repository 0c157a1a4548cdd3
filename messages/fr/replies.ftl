### Les réponses : deux phrases courtes au plus, et une seule suite à donner.

latest = Dernières nouvelles
topics = Sujets
more = Suite
show-to-all = Montrer à tous
write-in-private = Écrire en privé
row = { $position }.
search-title = Recherche : { $words }
search-bounded =
    { $count ->
        [one] Seul le résultat le plus récent a été examiné.
       *[other] Seuls les { $count } résultats les plus récents ont été examinés.
    }
topics-hint = Touchez un sujet ou envoyez son nom, par exemple { $topic }.
topics-row = { $topic } : { $command }

start-ask = Envoyez un mot comme { $topic }, ou touchez un bouton.
start-ask-command =
    { $buttons ->
        [yes] Envoyez /topic { $topic } ou touchez un bouton.
       *[no] Envoyez /topic { $topic }.
    }
start-ask-latest =
    { $buttons ->
        [yes] Envoyez /latest ou touchez un bouton.
       *[no] Envoyez /latest.
    }
start-kept = Conservés sur vous : le numéro de cette conversation, votre langue, ce que vous suivez. À supprimer à tout moment : /forget
start-care = Merci de ne pas envoyer de noms ni de photos ici.

help-title = Ce que vous pouvez envoyer
help-row = { $command } : { $description }

no-such-topic = Aucun sujet ne porte ce nom. Les derniers titres : /latest
no-such-topic-but = Aucun sujet ne porte ce nom. Peut-être { $topics } ?
nothing-on-topic = Rien encore sur { $topic }. Les derniers titres : /latest
nothing-yet = Rien n’a encore été publié. Merci de réessayer plus tard.
no-such-number = Aucun texte ne porte le numéro { $number }. Les derniers titres : /latest
nothing-found = Aucun résultat. Moins de mots en donnent plus, sinon tous les sujets : /topics
no-more = Cette liste n’est plus disponible. Les derniers titres : /latest
usage = Il manque quelque chose. Par exemple : { $example }
failed = Une erreur s’est produite de notre côté. Merci de réessayer dans une minute.
too-many = Cela fait beaucoup de questions à la fois. Merci de réessayer dans une minute.
private-only = Cela ne regarde que vous. Merci de m’écrire en privé.
nobody-reads = Personne ne lit cette conversation. Merci de ne pas envoyer de noms ni de photos ici.
reach-us = Pour nous joindre en sécurité : { $contact }

about-title = À propos de ce bot
about-unset = La rédaction n’a pas encore indiqué ici qui gère ce bot.
channels = Canaux officiels
