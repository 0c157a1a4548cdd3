### Ce que demandent les règles d’une plateforme.

may-not-show = Seules les personnes qui peuvent écrire ici peuvent montrer quelque chose à tous. Un admin de ce serveur peut vous donner ce droit.
