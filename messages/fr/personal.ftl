### Ce qu’une personne suit, choisit et laisse conserver, et qui est dans l’équipe.

language-name = Français
first-contact = Bienvenue. Pour le français, touchez Français.
start-kept-besides = Vos autres réglages sont conservés aussi ; pendant 48 heures les numéros de mes réponses, pendant 90 jours au plus une recherche qui a une suite. Le tout : /mydata

follow-topic = Suivre { $topic }
unfollow-topic = Ne plus suivre { $topic }
follow-everything = Tout suivre
unfollow-everything = Ne plus rien suivre
follow-ask = Touchez ce que vous voulez suivre, ou envoyez /follow { $topic }.
follows-topic = Vous suivez { $topic } : les nouveaux textes arrivent en privé dès leur publication.
follows-everything = Vous suivez tout : les nouveaux textes arrivent en privé dès leur publication.
follows-everything-but = Vous suivez tout sauf { $topics }.
follows-topics = Vous suivez { $topics }.
follows-nothing = Vous ne suivez rien. Pour choisir : /follow
follows-no-longer = Vous ne suivez plus { $topic }.
follows-nothing-now = Vous ne suivez plus rien.
following = Ce que je suis

language = Langue
language-ask = Dans quelle langue voulez-vous les réponses ?
language-set = La langue est maintenant : { $language }.
settings = Réglages
news-languages = Langues des nouvelles
news-languages-ask = Touchez les langues des nouvelles dans l’ordre voulu ; touchez-en une de nouveau pour l’écarter.
news-any = telles que publiées
text-only = Texte seul
with-pictures = Avec images
digits-western = Chiffres 123
digits-arabic = Chiffres ١٢٣
setting-row = { $name } : { $value }
pictures = Images
pictures-yes = oui
pictures-no = non, texte seul
digits = Chiffres en arabe
back = Retour

kept-title = Ce qui est conservé sur vous
kept-nothing = Rien n’est conservé sur vous.
kept-number = Le numéro de cette conversation, chiffré
kept-since = Conservé depuis
kept-follows = Vous suivez
kept-role = Votre rôle
kept-queries =
    { $count ->
        [one] { $count } recherche derrière un bouton, chiffrée
       *[other] { $count } recherches derrière des boutons, chiffrées
    }
kept-receipts =
    { $count ->
        [one] Le numéro de { $count } de mes messages ici, chiffré
       *[other] Les numéros de { $count } de mes messages ici, chiffrés
    }
kept-said = Ce qui se dit dans cette conversation, chiffré, pendant 90 jours au plus
my-data = Mes données

forget-ask = Supprimer tout ce qui est conservé sur vous ? Vous ne suivrez plus rien.
forget-role = Votre rôle dans l’équipe reste : seul un propriétaire peut le retirer.
forget-kept = Supprimer les données
forget-messages = Et mes messages de 48 heures
forget-not = Ne rien supprimer
forgotten = Supprimé. Les messages restent ici, et les corrections ne les atteignent plus.
forgotten-messages = Supprimé. Les messages plus anciens restent ici, et les corrections ne les atteignent plus.
forgotten-not = Rien n’a été supprimé.

team = Équipe
team-row = Personne { $number } : { $role }
team-you = vous
team-remove = Retirer { $number }
team-invite-editor = Inviter à la rédaction
team-invite-owner = Inviter un propriétaire
team-invitation = Pour une personne, dans les 24 heures : elle m’envoie { $command } et devient { $role }.
team-invitation-link = L’invitation
team-invitation-over = Cette invitation n’est plus valable. Merci d’en demander une autre.
team-joined = Bienvenue dans l’équipe. Votre rôle : { $role }.
team-added = Nouveau rôle de la personne { $number } : { $role }.
team-removed = La personne { $number } n’est plus dans l’équipe.
team-not-removed = Personne n’a été retiré. Le numéro est inconnu, ou c’est le dernier propriétaire.
role-owner = propriétaire
role-editor = membre de la rédaction

command-follow = Recevoir les nouveaux textes sur un sujet dès leur publication
command-unfollow = Ne plus recevoir les textes sur un sujet
command-following = Ce que vous suivez
command-language = La langue des réponses
command-settings = Langues, images et chiffres
command-mydata = Ce qui est conservé sur vous
command-forget = Supprimer ce qui est conservé sur vous
command-team = Pour les propriétaires : qui est dans l’équipe

option-language = Une langue, par exemple fr
option-team = Par exemple : add editor

words-follow = suivre, s’abonner
words-unfollow = ne plus suivre, se désabonner, arrêter
words-following = ce que je suis, mes sujets, abonnements
words-language = langue, langues
words-settings = réglages, paramètres
words-mydata = mes données
words-forget = oublier, oubliez-moi, supprimer mes données
words-everything = tout, toutes les nouvelles
