### Les réponses : deux phrases courtes au plus, et une seule suite à donner.

latest = Dernières nouvelles
row = { $position }.

start-ask = Envoyez /topic { $topic } ou touchez un bouton.
start-ask-latest = Envoyez /latest ou touchez le bouton.
start-kept = Ni votre identité ni vos questions ne sont conservées.
start-care = Merci de ne pas envoyer de noms ni de photos ici.

help-title = Ce que vous pouvez envoyer
help-row = { $command } : { $description }

no-such-topic = Aucun sujet ne porte ce nom. Les derniers titres : /latest
no-such-topic-but = Aucun sujet ne porte ce nom. Peut-être { $topics } ?
nothing-on-topic = Rien encore sur { $topic }. Les derniers titres : /latest
nothing-yet = Rien n’a encore été publié. Merci de réessayer plus tard.
no-such-number = Aucun texte ne porte le numéro { $number }. Les derniers titres : /latest
usage = Il manque quelque chose. Par exemple : { $example }
failed = Une erreur s’est produite de notre côté. Merci de réessayer dans une minute.
