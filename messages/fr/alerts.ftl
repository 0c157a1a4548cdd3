### Ce que l’équipe et les responsables apprennent en privé, ce qui attend leur avis, et pourquoi un message n’est pas parti.

command-freeze = Pour la rédaction : tout arrêter immédiatement
command-thaw = Pour les propriétaires : reprendre l’envoi
command-held = Pour la rédaction : messages peut-être arrivés
command-why = Pour la rédaction : pourquoi un message n’est pas parti
option-thaw = Le numéro que porte le bouton
option-held = Ce que porte un bouton
option-why = Par exemple : 4127 12

frozen = Tous les envois sont arrêtés depuis : { $moment } ({ $who }). Les retraits passent toujours.
frozen-how = Un propriétaire peut les reprendre.
freeze-none = Rien n’est arrêté : les messages partent.
thaw-now = Reprendre les envois
thaw-owner-only = Seul un propriétaire peut reprendre les envois.
thawed = Les envois ont repris.
who-person = personne { $number }
who-operator = l’exploitant

held-count =
    { $count ->
        [one] Un message est peut-être arrivé, ou non : il faut aller voir.
       *[other] { $count } messages sont peut-être arrivés, ou non : il faut aller voir.
    }
held-private =
    { $count ->
        [one] En conversation privée, un message est peut-être arrivé, ou non. Personne ne peut y regarder.
       *[other] En conversation privée, { $count } messages sont peut-être arrivés, ou non. Personne ne peut y regarder.
    }
held-private-few = En conversation privée, moins de { 10 } messages sont peut-être arrivés, ou non. Personne ne peut y regarder.
held-look = Voir
held-none = Aucun message n’attend votre avis.
held-row = { $position }. { $title } · { $place } · { $moment }
held-part = partie { $part }
held-arrived = { $position } : arrivé
held-again = { $position } : renvoyer
held-is-arrived = C’est noté : il est arrivé. Il ne pourra pas être corrigé, car son numéro est inconnu.
held-is-again = Il repart.
held-decided = C’était déjà décidé, ou cela a changé. Voici ce qui attend maintenant.
held-notice = un avis

dead-count =
    { $count ->
        [one] Un message a été abandonné : la plateforme le refuse, ou rien n’y a fait.
       *[other] { $count } messages ont été abandonnés : la plateforme les refuse, ou rien n’y a fait.
    }
dead-private =
    { $count ->
        [one] En conversation privée, un message a été abandonné.
       *[other] En conversation privée, { $count } messages ont été abandonnés.
    }
dead-private-few = En conversation privée, moins de { 10 } messages ont été abandonnés.
dead-how = L’exploitant les voit avec { $command }.

paused = Les messages pour { $place } attendent : { $reason }.
paused-kept = Ils sont gardés { 48 } heures et partiront d’eux-mêmes une fois le problème réglé.
resumed = Les messages partent de nouveau vers { $place }.
place-gone = Les messages pour { $place } ont pris fin : { $reason }.
place-shared = la conversation { $number } sur { $platform }
place-private = une conversation privée

reason-right = le bot n’a pas le droit d’y publier
reason-removed = le bot a été retiré
reason-thread-closed = le fil est fermé
reason-thread-gone = le fil n’existe plus
reason-not-found = la conversation n’existe plus
reason-configuration = la conversation n’accepte pas ce genre de message
reason-person = cette personne ne peut pas être jointe
reason-other = refus ({ $detail })

silent-source = Rien n’est venu de { $source } depuis : { $moment }. D’ordinaire, le délai est de { $usual }.
silent-source-over = { $source } a de nouveau envoyé quelque chose.
silent-outbox =
    { $minutes ->
        [one] Des messages attendent et aucun n’est parti depuis { $minutes } minute.
       *[other] Des messages attendent et aucun n’est parti depuis { $minutes } minutes.
    }
silent-outbox-over = Les messages partent de nouveau.
hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }

why-usage = Le numéro d’un article, puis celui d’une conversation. Exemple : { $example }
why-stored = L’article { $number } est venu de { $source }, { $moment }.
why-embargo = Il est sous embargo jusqu’au { $moment } : personne ne le reçoit avant.
why-withdrawn = Il a été retiré, { $moment }.
why-no-chat = Cette conversation n’existe pas.
why-archived = Il a été enregistré sans être envoyé.
why-not-chosen = Il a été publié pour des conversations choisies, et celle-ci n’en est pas.
why-planning = La préparation est en cours et n’est pas encore arrivée à cette conversation.
why-added-later = Cette conversation a été ajoutée plus tard, { $moment }.
why-follows-nothing = Cette conversation ne suit rien.
why-topic-none = Aucun sujet ne convient : la conversation veut { $wanted }, l’article porte sur { $about }.
why-topic-excluded = La conversation écarte { $topic }, dont parle l’article.
why-topic-mentioned = La conversation veut des articles centrés sur ses sujets ; celui-ci ne fait que mentionner { $topics }.
why-topic-matched = Le sujet convient : { $topics }.
why-topic-all = La conversation veut tous les sujets.
why-about-nothing = aucun sujet connu
why-language = L’article est en { $language } ; la conversation accepte { $wanted }.
why-language-wait = La conversation attend jusqu’au { $moment } une version dans sa langue ({ $wanted }) ; ensuite elle reçoit celle-ci.
why-twin = La conversation a déjà cet article en { $language }, n° { $number }, et n’accepte qu’une langue.
why-should-go = La conversation devait le recevoir et rien n’a été préparé. L’exploitant devrait lire le journal.
why-paused = La conversation est en pause depuis : { $moment } ({ $reason }).
why-gone = La conversation a pris fin : { $reason }.
why-frozen = Tous les envois sont arrêtés depuis : { $moment }.
why-due = Il est à envoyer et partira dès que le rythme le permet.
why-retry =
    { $count ->
        [one] Un essai a échoué ({ $detail }). Prochain essai : { $moment }.
       *[other] { $count } essais ont échoué ({ $detail }). Prochain essai : { $moment }.
    }
why-behind = Il attend le message précédent.
why-sending = Il est en route.
why-sent = Il a été envoyé, { $moment }.
why-sent-unknown-time = Il a été envoyé ; l’heure n’est plus conservée.
why-unknown = Il est peut-être arrivé, ou non ({ $detail }). Il faut aller voir : /held
why-expired = Il a été gardé { 48 } heures pendant la pause, puis abandonné.
why-failed = Il a été abandonné après de nombreux essais ({ $detail }).
why-rejected = La plateforme le refuse ({ $detail }).
why-cancelled = Il a été annulé avant de partir.
why-post-gone = Il a été envoyé et n’y est plus.
why-open = Le message
why-chats = Où il est, et où il n’est pas :
why-chat-row = { $place } : { $state }
state-due = à envoyer
state-sending = en route
state-sent = envoyé
state-unknown = peut-être arrivé
state-failed = abandonné
state-rejected = refusé
state-cancelled = annulé
