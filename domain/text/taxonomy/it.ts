import type { TaxonomyWords } from './keys';

export const it: TaxonomyWords = {
  ignored: {
    any: `
      ignorat*, ignorano, nessuno ascolta, non ascolta*, non mi hanno ascoltato, non interessa,
      nessun interesse, disinteress*, nessuna risposta, nessuno risponde, non rispond*, mai risposto,
      nessuno aiuta, indifferen*, menefreghis*`,
  },
  rude: {
    any: `
      maleducat*, scortes*, sgarbat*, antipatic*, arrogan*, villan*, mancanza di rispetto, irrispettos*,
      scorbutic*, poco gentil*, poco cortes*, per niente gentil*, nemmeno un saludo, nemmeno un saluto,
      senza salutare, alzato la voce, sbuffa*, insult*`,
  },
  bad_communication: {
    any: `
      nessuno mi ha avvisato, non avvisat*, senza avviso, senza preavviso, nessuna informazione,
      mancanza di informazioni, poche informazioni, informazioni sbagliate, informazioni contraddittorie,
      contraddittori*, scarsa comunicazione, mancanza di comunicazione, poco chiar*, non chiaro,
      malinteso, ingannevol*`,
  },
  excuses: {
    any: `
      scusa, scuse, scaricabarile, non è colpa nostra, non è compito mio, rimpall*,
      da un ufficio all'altro, risposte automatiche, risposta automatica, risposte standard,
      nessuna responsabilità, bugie, bugiard*, promesse non mantenute`,
    not: `chiedo scusa`,
  },
  blamed: {
    any: `
      colpa mia, colpa nostra, dato la colpa, danno la colpa, accusat*, come un ladro,
      non mi hanno creduto`,
  },
  complaint_refused: {
    any: `
      reclamo ignorato, reclamo respinto, rifiutato il rimborso, rifiutato il cambio, rifiutano,
      si sono rifiutat*, si rifiutano, garanzia negata, non hanno voluto`,
    near: `reclamo + nulla, reclamo + niente, garanzia + rifiut*`,
  },
  unresolved: {
    any: `
      non risolto, non risolv*, non hanno risolto, irrisolt*, ancora aperto, ancora niente,
      nessuna soluzione, ancora nessun*, non hanno fatto nulla, nessun aiuto, perdita di tempo,
      ancora in attesa, sto ancora aspettando`,
  },
  waiting: {
    any: `
      attesa, attese, aspettare, aspettato, aspettando, coda, code, fila, file lunghe, lento, lenta,
      lentezza, lentissim*, troppo tempo, sollecitare, sollecitato, non richiamat*, mai richiamat*,
      poco personale, poche casse, una sola cassa`,
    not: `senza attesa, senza attese, senza coda, senza fila, nessuna attesa`,
  },
  delivery: {
    any: `
      ritardo, ritardi, in ritardo, tardi, troppo tardi, mai arrivat*, non arrivat*, non è arrivat*,
      non consegnat*, mai consegnat*, consegna, corriere, pacco perso, smarrit*, rimandat*`,
    not: `consegna veloce, consegna rapida, senza ritardi`,
  },
  quality: {
    any: `
      rotto, rotta, rotti, rotte, difettos*, difetto, difetti, danneggiat*, graffiat*, strappat*,
      scucit*, scarsa qualità, bassa qualità, pessima qualità, non funziona, non funzionava,
      smesso di funzionare, scadent*, si è rott*`,
    not: `senza difetti`,
  },
  price: {
    any: `
      prezzo, prezzi, caro, cara, cari, costoso, costosa, costosi, economic*, sconto, sconti, offerta,
      offerte, saldi, qualità-prezzo, qualità prezzo, conveniente, tariff*, spese di spedizione,
      meno caro`,
  },
  stock: {
    any: `
      esaurit*, non disponibil*, disponibilità, in magazzino, la mia taglia, taglie, assortimento,
      scelta, poca scelta, ampia scelta, scaffali vuoti, varietà`,
  },
  order_mistake: {
    any: `
      articolo sbagliato, prodotto sbagliato, taglia sbagliata, ordine sbagliato, sbagliat*,
      errore nell'ordine, mancava, mancano, incomplet*, ordine annullato, indirizzo sbagliato`,
  },
  returns: {
    any: `
      reso, resi, restitu*, rimbors*, cambio merce, sostitu*, garanzia, buono acquisto, indietro i soldi`,
  },
  billing: {
    any: `
      fattura*, addebit*, pagamento, pagamenti, carta di credito, paypal, bolletta, scontrino`,
  },
  hassle: {
    any: `
      complicat*, troppi passaggi, moduli, burocra*, macchinos*, difficile da trovare,
      difficile da usare, poco intuitiv*, messaggio di errore, si blocca, non si stampa*, quattro volte,
      tre volte`,
    not: `non complicat*, per niente complicat*`,
  },
  website: {
    any: `
      sito, sito web, sito internet, internet, online, app, applicazione, password, accesso al`,
  },
  atmosphere: {
    any: `
      atmosfera, ambiente, pulito, pulita, pulizia, sporco, sporca, bagni, odore, musica, rumor*,
      accogliente, ordinat*, disordinat*, parcheggio, orari, orario, arredamento`,
  },
  advice: {
    any: `
      consigli, consiglio, consigliat*, sconsigliat*, competen*, incompeten*, preparat*, impreparat*,
      professional*, esperti, esperto, conoscono, sanno di cosa`,
  },
  friendly: {
    any: `
      gentil*, gentilezza, cordial*, cortes*, cortesia, simpatic*, disponibili, sorriso, sorridente,
      pazien*, accoglien*, educat*, disponibilità del personale, bravissim*`,
    not: `poco gentil*, per niente gentil*, scortes*, antipatic*, non gentil*, maleducat*`,
  },
  solved: {
    any: `
      risolto, risolta, hanno risolto, ha risolto, risolto tutto, sistemat*, mi ha ascoltato,
      come promesso, sostituito subito`,
    not: `non risolto, non hanno risolto, non ha risolto, non sistemat*`,
  },
  clear: {
    any: `
      informazioni chiare, spiegato bene, ben spiegat*, chiarezza, buona comunicazione, sempre informat*,
      nessuna sorpresa, trasparen*`,
    not: `poca chiarezza, poca trasparenza`,
  },
  fast: {
    any: `
      veloce, veloci, velocemente, velocità, velocissim*, rapid*, subito, immediat*, puntual*,
      in anticipo, in un'ora, efficien*, senza attesa`,
    not: `poco veloce, non veloce, più veloce`,
  },
  easy: {
    any: `
      facile, facili, facilmente, semplice, semplici, semplicità, comodo, comoda, senza problemi,
      nessun problema, al primo colpo, pratico, intuitiv*`,
    not: `non facile, non semplice, poco pratico, poco intuitiv*, scomod*`,
  },
  product: {
    any: `
      ottima qualità, buona qualità, alta qualità, di qualità, ottimo prodotto, ottimi prodotti,
      buon prodotto, proprio quello che, calza perfettamente, resistent*, robust*, come descritto`,
    not: `non di qualità`,
  },
};
