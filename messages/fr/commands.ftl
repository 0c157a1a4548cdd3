### Les commandes, telles que les menus des plateformes et l’aide les montrent : 100 caractères au plus.

command-start = Ce que vous pouvez demander, et ce qui est conservé
command-help = Toutes les commandes
command-latest = Les derniers titres
command-read = Le texte intégral d’un numéro
command-topic = Les derniers titres sur un sujet
command-topics = Tous les sujets, les plus récents d’abord
command-search = Les textes où figurent vos mots
command-about = Qui gère ce bot, et ce qui est conservé

option-number = Le numéro du texte
option-topic = Un sujet, par exemple Idleb
option-count = Combien de titres, de 1 à 10
option-words = 8 mots au plus

# Ce qui est compris en privé sans barre oblique, séparé par des virgules.
words-start = début, commencer, démarrer
words-help = aide, commandes, menu
words-latest = dernières nouvelles, dernières, nouvelles, actualités, derniers titres
words-read = lire, numéro
words-topic = sujet, thème
words-topics = sujets, thèmes, tous les sujets
words-search = recherche, rechercher, chercher
words-about = à propos, qui êtes-vous
