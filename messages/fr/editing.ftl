### Les verbes des rédacteurs : ce qui est demandé, montré et rapporté quand un texte change.

kept-draft = Un texte que vous n’avez pas encore publié, chiffré, pendant une heure

command-fix = Pour la rédaction : retoucher un texte, sans mention
command-correct = Pour la rédaction : corriger un texte, avec une ligne pour le public
command-update = Pour la rédaction : mettre à jour un texte, avec une ligne pour le public
command-withdraw = Pour la rédaction : retirer un texte partout
command-redact = Pour la rédaction : effacer un texte par sécurité

edit-item = N° { $number } : { $title }
edit-ask-text = Envoyez le nouveau texte, le titre d’abord : en un ou plusieurs messages, ou dans un fichier texte.
edit-received =
    { $count ->
        [one] { $count } caractère reçu. Vous pouvez continuer.
       *[other] { $count } caractères reçus. Vous pouvez continuer.
    }
edit-ask-line =
    { $verb ->
        [update] En une ligne pour le public : qu’y a-t-il de nouveau ?
       *[other] En une ligne pour le public : qu’est-ce qui est juste ? Ne répétez pas l’erreur.
    }
edit-fault-too-long =
    { $most ->
        [one] C’est trop long : { $most } caractère au plus.
       *[other] C’est trop long : { $most } caractères au plus. Un fichier en contient davantage.
    }
edit-fault-empty = Il manque quelque chose ici.
edit-fault-line-too-long =
    { $most ->
        [one] Une ligne compte { $most } caractère au plus.
       *[other] Une ligne compte { $most } caractères au plus.
    }
edit-fault-choose = Cela n’a rien changé. Choisissez un bouton ci-dessus.
edit-fault-no-text-file = Ce fichier ne convient pas. Envoyez un fichier texte d’au plus 1 Mo (.txt, .md ou .html).
edit-fault-unread = Le fichier n’a pas pu être lu. Renvoyez-le.

edit-done = Terminé
edit-keep-text = Une ligne seulement
edit-stop = Annuler
edit-change-text = Changer le texte
edit-look-again = Revoir
edit-tell =
    { $tells ->
        [yes] Prévenir aussi le public : oui
       *[no] Prévenir aussi le public : non
    }
edit-yes =
    { $verb ->
        [fix] Oui, publier la retouche
        [update] Oui, publier la mise à jour
        [withdraw] Oui, retirer
        [redact] Effacer par sécurité
       *[other] Oui, publier la correction
    }
edit-open-form = Écrire le texte

edit-will-be = Voici comment il paraîtra.
edit-will-be-withdrawn = Chaque publication devient un avis qui n’en répète rien, ou est supprimée.
edit-redact-what = Il est retiré partout, et son texte et son image sont effacés ici pour toujours.
edit-reach =
    { $count ->
        [one] Présent dans { $count } canal ou groupe.
       *[other] Présent dans { $count } canaux et groupes.
    }
edit-reach-private =
    { $count ->
        [one] Et dans { $count } conversation privée.
       *[other] Et dans { $count } conversations privées.
    }
edit-reach-private-few = Et dans moins de { 10 } conversations privées.
edit-reach-nowhere = N’est présent dans aucune conversation.

edit-begun =
    { $verb ->
        [fix] Le n° { $number } est retouché. Le rapport arrive ici.
        [update] Le n° { $number } est mis à jour. Le rapport arrive ici.
        [withdraw] Le n° { $number } est retiré. Le rapport arrive ici.
        [redact] Le n° { $number } est effacé. Le rapport arrive ici.
       *[other] Le n° { $number } est corrigé. Le rapport arrive ici.
    }
edit-forwarded = Les copies transférées ne peuvent pas être changées.
edit-held =
    { $fault ->
        [text-missing] Une retouche demande le nouveau texte.
        [line-missing] Il faut une ligne qui dise au public ce qui a changé.
        [line-long] La ligne est trop longue.
        [embargo] L’embargo de ce texte n’est pas clair : réglez-le dans la console ou la CLI.
        [unchanged] Le texte dit ce qui est déjà publié.
        [redacted] Ce texte a été effacé par sécurité et n’est plus accepté.
       *[text-unread] Le texte n’a pas pu être lu : son titre, sa date ou son embargo n’est pas clair.
    }
edit-moved-on = Le n° { $number } a été changé entre-temps par quelqu’un d’autre. Rien n’a été publié.
edit-other-draft = Le texte a changé depuis ce bouton : voici le plus récent.
edit-over = C’est fini : publié, annulé ou trop ancien. Pour recommencer : { $example }
edit-stopped = Annulé. Rien n’a changé.
edit-already-withdrawn = Le n° { $number } est retiré et le reste.

form-title =
    { $verb ->
        [fix] Retoucher le n° { $number }
        [update] Mettre à jour le n° { $number }
       *[other] Corriger le n° { $number }
    }
form-text = Tout le texte, le titre d’abord
form-text-hint = Markdown. Inchangé, le texte reste.
form-text-long = Le texte est trop long pour un formulaire : joignez un fichier ci-dessous.
form-line =
    { $verb ->
        [update] Ce qui est nouveau, en une ligne
       *[other] Ce qui est juste, en une ligne
    }
form-line-hint = Le public la voit. Ne répétez pas l’erreur.
form-file = Ou un fichier texte
form-file-hint = .txt, .md ou .html, 1 Mo au plus ; à la place du texte ci-dessus.

report-title =
    { $verb ->
        [fix] Retouche du n° { $number }
        [update] Mise à jour du n° { $number }
        [withdraw] Retrait du n° { $number }
        [redact] Effacement du n° { $number }
       *[other] Correction du n° { $number }
    }
report-progress = { $done } sur { $all }
report-planning = C’est en cours.
report-nowhere = Il ne figurait dans aucune conversation.
report-row = { $place } : { $outcome }
report-private =
    { $count ->
        [one] { $outcome } : { $count } conversation privée
       *[other] { $outcome } : { $count } conversations privées
    }
report-private-few = { $outcome } : moins de { 10 } conversations privées
report-more =
    { $count ->
        [one] et { $count } autre
       *[other] et { $count } autres
    }
report-outcome =
    { $outcome ->
        [edited] modifié
        [sent] envoyé
        [deleted] supprimé
        [pending] en attente
       *[failed] impossible
    }
report-reason =
    { $reason ->
        [message-gone] supprimé sur place par quelqu’un
        [changed-by-people] changé sur place par quelqu’un, laissé ainsi
        [too-old] trop ancien pour être supprimé
        [not-editable] ne peut plus être modifié
        [no-right] il manque un droit
        [blocked] bloqué par le lecteur
        [unknown] arrivée inconnue
       *[other] refusé par la plateforme
    }
