### Les commandes, telles que les menus des plateformes et l’aide les montrent : 100 caractères au plus.

command-start = Ce que vous pouvez demander, et ce qui est conservé
command-help = Toutes les commandes
command-latest = Les derniers titres
command-read = Le texte intégral d’un numéro
command-topic = Les derniers titres sur un sujet

option-number = Le numéro du texte
option-topic = Un sujet, par exemple Idleb
