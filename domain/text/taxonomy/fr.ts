import type { TaxonomyWords } from './keys';

export const fr: TaxonomyWords = {
  ignored: {
    any: `
      ignoré*, ignore les clients, ignorent, pas écouté*, personne n'écoute, sans écoute,
      manque d'écoute, aucune écoute, manque d'intérêt, aucun intérêt, aucune considération,
      manque de considération, on s'en fiche, s'en fichent, se fiche, s'en moque*, aucune réponse,
      pas de réponse, jamais répondu, pas répondu, personne ne répond, personne pour renseigner,
      personne pour nous renseigner, personne pour aider, personne pour conseiller, indifféren*,
      transparent pour, de trop, peu disponible*, pas disponible pour, raccroché au nez`,
    near: `
      personne + renseigner, vendeurs + absents, personnel + absent, personnel + indisponible`,
  },
  rude: {
    any: `
      désagréable*, impoli*, malpoli*, pas aimable*, peu aimable*, pas très aimable*,
      aimable* comme une porte, mal reçu*, mal accueilli*, mauvais accueil, accueil froid,
      accueil déplorable, accueil désagréable, antipathique*, arrogan*, méprisant*, mépris, hautain*,
      agressif*, agressive*, irrespectueux, irrespectueuse, manque de respect, soupiré, soupir,
      levé les yeux, ni bonjour, pas de bonjour, pas un bonjour, même pas bonjour, sans bonjour,
      pas bonjour, pas souriant*, peu souriant*, sans sourire, grossier*, grossière*, mauvaise humeur,
      de mauvaise grâce, odieux, odieuse, insolent*, crié dessus, engueulé*, pas sympa*,
      peu sympathique*, pas agréable, peu agréable`,
    not: `pas désagréable*, jamais désagréable*`,
    near: `accueil + froid, accueil + glacial, accueil + limite, personnel + désagréable`,
  },
  bad_communication: {
    any: `
      pas prévenu*, personne ne m'a prévenu*, pas informé*, pas été informé*, pas averti*,
      aucune information*, pas d'information*, manque d'information*, manque de communication,
      mauvaise communication, mauvaises informations, mauvaise information, fausse information*,
      informations contradictoires, contradictoire*, pas expliqué, aucune explication, sans explication,
      pas clair*, peu clair*, mal expliqué, malentendu, trompeur*, trompeuse*, publicité mensongère,
      sans prévenir, mal renseigné*, induit en erreur, dernière minute, affichage* manqu*,
      prix non affiché*`,
    near: `personne + prévenu*, communication + mauvaise, communication + nulle`,
  },
  excuses: {
    any: `
      pas de ma faute, pas mon rayon, pas mon problème, pas leur problème, pas responsable*,
      se renvoie* la balle, renvoie la balle, renvoyé d'un service, renvoyé de service,
      d'un service à l'autre, réponses toutes faites, réponse toute faite, réponse type, réponses types,
      réponse automatique, réponses automatiques, copier coller, fausses excuses, mauvaises excuses,
      mauvaise foi, mensonge*, menti, mentent, promesses non tenues, belles promesses, rien faire pour`,
  },
  blamed: {
    any: `
      ma faute, notre faute, de ma faute, c'est ma faute, m'a accusé*, m'accuse*, accusé* de, soupçonné*,
      traité* de voleu*, comme un voleur, comme une voleuse, comme des voleurs, m'a reproché,
      me reproche*, pas cru, comme si je mentais, culpabilis*`,
    not: `pas de ma faute`,
  },
  complaint_refused: {
    any: `
      refus de remboursement, refus d'échange, refus de reprise, refusé de rembourser,
      refusé de reprendre, refusé d'échanger, refusé l'échange, refusé le remboursement,
      ne veut pas rembourser, ne veulent pas rembourser, pas voulu rembourser, pas voulu échanger,
      pas voulu reprendre, réclamation ignorée, réclamation refusée, réclamation sans, garantie refusée,
      refus de garantie, refuse de reprendre, refuse de rembourser, refuse d'échanger, pas repris`,
    near: `
      réclamation + suite, réclamation + rien, garantie + refus*, échange + refus*,
      remboursement + refus*`,
  },
  unresolved: {
    any: `
      pas réglé*, pas résolu*, non résolu*, toujours pas réglé*, toujours pas, toujours rien,
      aucune solution, pas de solution, sans solution, sans suite, rien n'a été fait, rien fait,
      aucun suivi, pas de suivi, problème persiste, toujours en panne, pas pu m'aider, pas aidé*,
      aucune aide, perte de temps`,
  },
  waiting: {
    any: `
      attente, attendre, attendu, attends, attendent, file d'attente, queue, trop long*, très long*,
      longue attente, trop lent*, lenteur*, lent, lente, relancer, relancé, dû relancer, rappelé trois,
      personne ne m'a rappelé*, pas rappelé*, jamais rappelé*, devait me rappeler, devaient me rappeler,
      pas de rappel, injoignable*, ne décroche*, pas assez de caisse*, peu de caisses, une seule caisse,
      caisses ouvertes, caisses fermées, manque de caisse*, manque de personnel, pas assez de personnel,
      pas assez de vendeurs, manque de vendeurs, peu de vendeurs, peu de personnel, répéter mon histoire,
      des heures, patienter`,
    not: `
      pas d'attente, sans attente, peu d'attente, aucune attente, à la hauteur de mes attentes,
      répond à mes attentes, pas attendu, sans attendre`,
    near: `jours + réponse, caisse + longtemps, heure + attend*`,
  },
  delivery: {
    any: `
      retard, retards, en retard, retardé*, livraison tardive, livré* trop tard, trop tard, repoussé*,
      reporté*, reçu après, arrivé après, pas livré*, jamais livré*, non livré*, pas reçu, jamais reçu,
      pas arrivé*, jamais arrivé*, colis perdu, perdu le colis, n'a même pas sonné, pas sonné, délai*,
      livraison, livreur*, suivi du colis`,
    not: `
      livraison rapide, sans retard, livraison gratuite, dans les délais, délais respectés,
      délai respecté, délais tenus`,
  },
  quality: {
    any: `
      cassé*, casse, abîmé*, endommagé*, défectueux, défectueuse*, défaut*, rayé*, déchiré*,
      couture a lâché, lâché, coince*, fuit, fuite*, mauvaise qualité, qualité médiocre, qualité moyenne,
      piètre qualité, basse qualité, peu solide*, pas solide*, fragile*, ne marche pas,
      ne fonctionne pas, en panne, tombé* en panne, ne tient pas, mort, morte, morts, mortes, crevé*,
      fané*, périmé*, moisi*, pourri*, mauvais état, en mauvais état, malade*, usé*, qualité a baissé,
      desséché*, plantes sèches, pas de qualité`,
    near: `
      qualité + baiss*, qualité + décev*, qualité + mauvaise, qualité + médiocre, plantes + état,
      plante + morte, fermeture + coince, fleurs + fanées`,
    not: `pas cassé*, sans défaut*`,
  },
  price: {
    any: `
      prix, cher, chère, chers, chères, trop cher, moins cher, plus cher, onéreux, onéreuse*, coûteux,
      coûteuse*, tarif*, hors de prix, promotion*, promo, promos, soldes, remise*, réduction*,
      rapport qualité, qualité prix, bon marché, abordable*, raisonnable*, bonne affaire, excessif*,
      élevé*, fidélité, bons d'achat, bon d'achat`,
    not: `cher monsieur, chère madame, de bons conseils à tout prix`,
  },
  stock: {
    any: `
      rupture, en rupture, rupture de stock, stock, stocks, plus disponible*, pas disponible*,
      indisponible*, non disponible*, disponibilité*, choix, peu de choix, manque de choix, large choix,
      grand choix, bon choix, assortiment, gamme, variété*, diversité, ma taille, petites tailles,
      rayons vides, rayon vide, pas trouvé, pas tout trouvé, ne trouve pas, introuvable*, vaste choix,
      manque de produits, diversifié*`,
    not: `personnel indisponible, vendeurs pas disponibles, taille parfaite`,
  },
  order_mistake: {
    any: `
      erreur de commande, erreur dans ma commande, erreur sur, erreur de, erreurs, mauvais article,
      mauvaise taille, mauvaise couleur, mauvais produit, pas le bon produit, pas le bon article,
      pas la bonne taille, produit manquant, article manquant, articles manquants, manquait, incomplet*,
      incomplète*, commande annulée, annulé*, trompé*, mauvaise adresse, reçu un autre`,
    not: `erreur de ma part`,
  },
  returns: {
    any: `
      retour, retours, retourner, retourné*, rembours*, échange, échanger, échangé*, échanges,
      avoir en magasin, un avoir, bon de retour, étiquette, reprise, repris, reprendre, rapporté,
      rapporter, ramené, ramener, remplacé*, remplacement, garantie`,
    not: `de retour chez vous, retour en magasin pour le plaisir, au retour de`,
  },
  billing: {
    any: `
      facture*, facturé*, facturation, paiement*, payé deux fois, débité*, prélevé*, prélèvement*,
      carte bancaire, carte bleue, carte de crédit, ticket de caisse, erreur de caisse,
      passage en caisse, double prélèvement, chèque*`,
  },
  hassle: {
    any: `
      compliqué*, trop compliqué, formulaire*, paperasse, démarches, trop d'étapes, pas pratique*,
      peu pratique*, difficile à trouver, difficile de trouver, mal indiqué*, mal organisé*,
      ne s'imprimait pas, imprim*, bug, bugs, bugue*, plante tout le temps, message d'erreur,
      quatre fois, trois fois, plusieurs fois, galère, fastidieux, laborieux, peu intuitif, se perd*,
      désorganisé*, mal rangé*`,
    not: `pas compliqué*, difficile de faire plus simple`,
  },
  website: {
    any: `
      site, site internet, site web, internet, en ligne, application, appli, mot de passe, me connecter,
      connexion, boutique en ligne, page web, panier`,
    not: `sur site naturel`,
  },
  atmosphere: {
    any: `
      ambiance, atmosphère, propre, propres, propreté, sale, sales, saleté, toilettes, odeur*, musique,
      bruit, bruyant*, agréable*, cadre, beau magasin, joli magasin, magasin agréable, bien agencé*,
      bien rangé*, bien organisé*, bien présenté*, bien aménagé*, agencement, présentation, parking,
      stationnement, se garer, horaires, horaire, ouverture, décoration, lumineux, spacieux, chauffage,
      froid, trop chaud, accessible*, accessibilité, proximité, bien entretenu*, se sent bien, lieu`,
    not: `
      désagréable*, personnel agréable, personnels agréables, vendeurs agréables, vendeuse agréable,
      accueil froid, pas agréable`,
  },
  advice: {
    any: `
      conseil, conseils, conseillé*, conseille, conseiller, conseillère*, conseillers, déconseillé,
      renseigné*, renseignement*, renseigne*, compéten*, incompéten*, professionnel*, professionnalisme,
      connaiss*, connaît, passionné*, expert*, expertise, qualifié*, formé*, spécialiste*, savoir faire`,
    not: `je conseille ce magasin, je conseille à mes amis, je vous conseille`,
  },
  friendly: {
    any: `
      sympathique*, sympa, sympas, aimable*, amabilité, gentil*, gentille*, gentillesse, accueillant*,
      accueil, bon accueil, bien accueilli*, bien reçu*, chaleureux, chaleureuse*, souriant*, sourire,
      agréable personnel, personnel agréable, personnels agréables, vendeurs agréables, poli, polis,
      polie, politesse, serviable*, à l'écoute, disponible*, disponibilité du personnel, patient,
      patiente, m'a même reconnu*, reconnue, attentif*, attentionné*, courtois*, courtoisie, prévenant*,
      bon service, bien servi*`,
    not: `
      pas aimable*, peu aimable*, pas très aimable*, mauvais accueil, accueil froid, accueil déplorable,
      mal accueilli*, pas sympa*, peu sympathique*, pas souriant*, peu souriant*, manque d'amabilité,
      pas d'accueil, aucun accueil, pas disponible*, plus disponible*, non disponible*, peu disponible*,
      antipathique*, manque de sourire, accueil moyen, accueil à revoir, accueil limite,
      améliorer l'accueil, pas accueillant*, taille n'était`,
  },
  solved: {
    any: `
      tout réglé, a tout réglé, problème réglé, réglé en, vite réglé, résolu, c'était résolu,
      problème résolu, m'a écouté*, écoutée et, rappelé comme promis, comme promis, échange proposé,
      échangé sans, remboursé sans, sans discuter, geste commercial, trouvé une solution, pris en charge,
      a pris le temps, dépanné*, remplacé sans problème`,
    not: `
      pas réglé*, pas résolu*, non résolu*, toujours pas, aucun geste commercial, pas de geste commercial`,
  },
  clear: {
    any: `
      site clair, messages clairs, message clair, informations claires, information claire,
      bien expliqué, bien informé*, explications claires, bonne communication, tenu* au courant,
      tenu* informé*, prévenu à temps, bonnes explications, bonnes informations, transparence,
      clairement expliqué, bien indiqué*, prix bien affichés, clarté`,
    not: `mal expliqué`,
  },
  fast: {
    any: `
      rapide, rapides, rapidement, rapidité, vite, immédiat*, immédiatement, tout de suite, dans l'heure,
      plus tôt que prévu, en avance, en cinq minutes, le lendemain, ponctuel*, efficace*, efficacité,
      sans attendre, sans attente, pas d'attente, peu d'attente, à l'heure, prompt*, délais respectés,
      dans les délais`,
    not: `
      pas rapide*, peu rapide*, pas assez rapide*, trop vite, plus vite, plus rapide serait,
      pas efficace*, fane* vite`,
  },
  easy: {
    any: `
      simple, simples, simplement, simplicité, facile, faciles, facilement, facilité, pratique,
      pratiques, du premier coup, sans problème*, sans histoire, aucun problème, sans souci*,
      aucun souci, plus simple, fluide, parfaitement organisé, intuitif, tout était parfait`,
    not: `
      pas simple*, pas facile*, pas si simple, plus simple serait, pas pratique*, peu pratique*,
      moins facile*`,
  },
  product: {
    any: `
      très bonne qualité, bonne qualité, belle qualité, excellente qualité, de qualité,
      qualité des produits, qualité des plantes, produits de qualité, plantes de qualité, belles plantes,
      beaux produits, belles fleurs, bons produits, beaux végétaux, exactement ce que,
      ce que je cherchais, taille parfaite, parfaitement à ma taille, solide*, robuste*, résistant*,
      confortable*, sec malgré, tient bien, frais, fraîch*, fraîcheur, magnifique*, superbe*`,
    not: `
      pas solide*, peu solide*, pas de qualité, pas de bonne qualité, pas frais, pas très frais,
      inconfortable*, mauvaise qualité, manque de qualité`,
  },
};
