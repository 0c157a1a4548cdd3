### Ce qui est dit d’un changement de ce qui a été publié.

updated = Mise à jour du { $moment } : { $line }

told-correct = Ce texte a été corrigé. La correction figure sous le titre.
told-update = Ce texte a été mis à jour. Ce qui est nouveau figure sous le titre.
told-withdraw = Ce texte a été retiré. Merci de ne pas le partager.
