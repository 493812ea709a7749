import type { TaxonomyWords } from './keys';

export const de: TaxonomyWords = {
  ignored: {
    any: `
      ignorier*, nicht beachtet, nicht zugehört, hört nicht zu, hörte nicht zu, hört niemand zu,
      niemand kümmert, keiner kümmert, niemand interessiert, interessiert niemanden, interessiert keinen,
      kein Interesse, desinteress*, niemand zuständig, keiner zuständig, niemand hilft, niemand half,
      keine Antwort, nie geantwortet, niemand geantwortet, nicht geantwortet, keine Reaktion,
      keine Rückmeldung, abgewimmelt, links liegen, wie Luft, nicht ernst genommen, gleichgültig*,
      nicht gekümmert, aufgelegt`,
    near: `stehen + gelassen, stehen + lassen`,
  },
  rude: {
    any: `
      unfreundlich*, unhöflich*, frech*, patzig*, arrogant*, arroganz, herablassend*, respektlos*,
      genervt*, schnippisch*, grob, barsch*, mürrisch*, unverschämt*, mit den augen gerollt, augenrollen,
      angeschnauzt, angemault, angeschrien, angemotzt, pampig*, überheblich*, abweisend*, von oben herab,
      beleidig*, dumm vor, wie ein idiot, kein gruß, keine begrüßung, kein danke, kein hallo,
      früher freundlicher, schlecht gelaunt*, unmöglich* personal, ruppig*`,
    not: `nicht unfreundlich, nie unfreundlich, niemand unfreundlich`,
  },
  bad_communication: {
    any: `
      nicht informiert, niemand hat mir gesagt, niemand sagt*, keiner hat mir gesagt, keine information*,
      keine info*, keine auskunft, keine mitteilung, keine benachrichtigung, nicht benachrichtigt,
      nicht bescheid, niemand bescheid, schlechte kommunikation, mangelnde kommunikation,
      kommunikation ist schlecht, fehlende information*, falsche auskunft, falsche information*,
      widersprüchlich*, widersprochen, jeder sagt etwas anderes, jeder sagt was anderes, unklar*,
      nicht erklärt, ohne erklärung, ohne vorwarnung, kurzfristig abgesagt, missverständ*, irreführend*,
      im unklaren`,
    near: `kommunikation + schlecht*, kommunikation + mangelhaft*, kommunikation + katastroph*`,
  },
  excuses: {
    any: `
      ausrede*, ausflücht*, nicht zuständig, fühlt sich keiner zuständig, von einem zum anderen,
      weitergeschickt, herumgereicht, textbaustein*, standardantwort*, standardtext*, vorgefertigt*,
      hin und her geschoben, schuld auf, abgeschoben, keine verantwortung, leere versprech*, gelogen,
      lügen, kann man nichts machen, da können wir nichts, hingehalten, vertröstet`,
  },
  blamed: {
    any: `
      selbst schuld, eigene schuld, meine schuld, mir die schuld, uns die schuld, mein fehler sei,
      als ob ich, unterstellt*, unterstellung*, beschuldigt, vorgeworfen, vorwurf, vorwürfe,
      wie ein dieb, als lügner, nicht geglaubt, hätte ich wissen müssen, hätte ich lesen müssen`,
  },
  complaint_refused: {
    any: `
      reklamation abgelehnt, reklamation wurde abgelehnt, umtausch verweigert, umtausch abgelehnt,
      rücknahme verweigert, nicht zurückgenommen, nicht umgetauscht, garantie abgelehnt,
      gewährleistung abgelehnt, kulanz abgelehnt, keine kulanz, beschwerde ignoriert, beschwerde nicht,
      erstattung verweigert, erstattung abgelehnt, wollte nicht umtauschen`,
    near: `
      reklamation + ignoriert, reklamation + nichts, beschwerde + nichts, umtausch + nicht`,
  },
  unresolved: {
    any: `
      immer noch offen, noch offen, ungelöst*, nicht gelöst, keine lösung, nicht geklärt, nicht erledigt,
      nichts passiert, nichts getan, noch keine erstattung, noch kein geld, immer noch kein*,
      immer noch nicht, noch immer nicht, noch immer kein*, nicht geholfen, keine hilfe,
      konnte nicht helfen, nicht weitergeholfen, problem besteht, weiterhin defekt, zeitverschwendung`,
  },
  waiting: {
    any: `
      wartezeit*, warten, gewartet, warte seit, wartete, warteschlange*, warteschleife*, schlange,
      lange gedauert, dauerte ewig, dauert ewig, dauert zu lange, zu lange, viel zu lang, nachhaken,
      nachgehakt, nachfragen musste, mehrmals nachgefragt, rückruf kam nicht, kein rückruf,
      nicht zurückgerufen, niemand zurückgerufen, nicht erreichbar, niemand erreichbar,
      telefonisch nicht, geht niemand ran, dreimal erzählen, alles dreimal, nochmal erklären,
      zu wenig personal, zu wenig kassen, nur eine kasse, eine kasse offen, langsam*`,
    not: `
      ohne wartezeit*, keine wartezeit*, kaum wartezeit*, nicht warten, ohne zu warten, kurze wartezeit*,
      nicht lange gewartet`,
    near: `tage + antwort, rückruf + nicht, stunden + gewartet, wochen + gewartet`,
  },
  delivery: {
    any: `
      zu spät, verspät*, verzöger*, lieferverzug, tage später, wochen später, lieferung kam erst,
      kam erst, in zustellung, nicht geliefert, nie geliefert, nicht angekommen, nie angekommen,
      kam nicht an, paket verloren, verloren gegangen, termin verschoben, termin immer wieder verschoben,
      immer wieder verschoben, nicht geklingelt, gar nicht geklingelt, liefertermin nicht, lieferzeit*,
      sendungsverfolgung, später wird, nicht zugestellt, beim nachbarn`,
    near: `
      lieferung + spät, lieferung + lange, paket + spät, termin + verschoben, zustellung + seit`,
    not: `keine verspätung, ohne verzögerung, nie zu spät`,
  },
  quality: {
    any: `
      kaputt*, defekt*, beschädigt*, zerkratzt*, kratzer, gerissen, riss, naht ging auf,
      ging eine naht auf, eine naht auf, klemmt*, undicht*, schlechte qualität, mangelhaft*,
      minderwertig*, billig verarbeitet, schlecht verarbeitet, wackel*, abgebrochen, gebrochen,
      hält nicht, hat nicht gehalten, funktioniert nicht, funktionierte nicht, verschlissen, löst sich,
      ausgeleiert, eingegangen, verwelkt, verschimmelt, verdorben, qualität lässt nach,
      qualität war besser, qualität besser`,
    near: `
      qualität + schlecht*, qualität + nachgelassen, qualität + früher, reißverschluss + klemmt`,
    not: `nicht kaputt, unbeschädigt`,
  },
  price: {
    any: `
      preis, preise, preisen, preislich*, teuer*, teurer, günstig*, billiger, überteuert*,
      kostet zu viel, zu hohe kosten, preis-leistung*, preis leistung*, im angebot, reduziert, rabatt*,
      zahle ich weniger, deutlich weniger, sonderangebot*, gestiegen, abzocke, wucher, versandkosten,
      preiswert*, schnäppchen`,
  },
  stock: {
    any: `
      ausverkauft, nicht vorrätig, vorrätig, nicht auf lager, nicht lieferbar, nicht verfügbar, auswahl,
      sortiment, meine größe, größe war nicht, größe fehlt*, größen fehl*, kleine größen, leere regale,
      nicht im laden, im laden nicht, angebot war dünn, vergriffen, nicht mehr da`,
  },
  order_mistake: {
    any: `
      falsche* artikel, falscher artikel, falsche größe, falsche farbe, falsche ware, falsches produkt,
      falsch geliefert, falsch bestellt, falschlieferung, fehllieferung, artikel fehlt*, teile fehl*,
      fehlte ein*, unvollständig*, verwechselt, bestellung storniert, storniert, falsche adresse,
      doppelt geliefert, nicht das bestellte`,
    near: `falsch* + geliefert, falsch* + bekommen, falsch* + geschickt`,
  },
  returns: {
    any: `
      rückgabe*, rücksend*, retoure*, zurückgeschickt, zurückgegeben, zurückgeben, zurückschicken,
      umtausch*, umgetauscht, erstattung*, erstattet, geld zurück, rückerstattung*, gutschein*,
      gutschrift*, etikett, rücknahme, ersatz`,
  },
  billing: {
    any: `
      rechnung*, abgebucht, abbuchung*, doppelt bezahlt, doppelt abgebucht, zahlung*, bezahlung,
      kreditkarte*, paypal, lastschrift*, mahnung*, kassenbon, kartenzahlung, ec-karte, überweisung*`,
  },
  hassle: {
    any: `
      umständlich*, kompliziert*, zu viele formulare, formular*, papierkram, bürokrat*,
      zu viele schritte, unübersichtlich*, nicht drucken, ließ sich nicht, viermal, dreimal,
      mehrmals eingeben, fehlermeldung*, abgestürzt, absturz, stürzt ab, lädt nicht, geht nicht,
      schwer zu finden, schwierig zu finden, nicht benutzerfreundlich, mühsam*, aufwendig, aufwändig`,
    not: `nicht kompliziert, nicht umständlich, unkompliziert*`,
  },
  website: {
    any: `
      website, webseite*, internetseite*, homepage, online*, onlineshop, webshop, im netz, im internet,
      app, login, anmelden, passwort, einloggen, shop-seite, bestellseite`,
  },
  atmosphere: {
    any: `
      atmosphäre, ambiente, sauber*, sauberkeit, schmutzig*, dreckig*, toilette*, wc, stinkt, geruch,
      laute musik, zu laut, musik, gemütlich*, voll und eng, eng, unordentlich*, aufgeräumt,
      übersichtlich*, parkplatz, parkplätze, parken, öffnungszeiten, beleuchtung, einrichtung,
      schönes geschäft, schöner laden, toller laden, wohlgefühlt, wohl gefühlt, klimaanlage`,
    not: `unübersichtlich*`,
  },
  advice: {
    any: `
      berat*, beraten, beratung*, kompetent*, kompetenz, inkompeten*, fachkundig*, fachwissen,
      sachkundig*, ahnung, fachpersonal, fachlich*, abgeraten, empfohlen hat, vermessen, wissen wovon,
      kennt sich aus, kennen sich aus, auskenn*, erklärt, gute tipps, tipps, experte*, profi*,
      ahnungslos*`,
    not: `nicht erklärt, kann mir jemand`,
  },
  friendly: {
    any: `
      freundlich*, nett, nette, netter, nettes, netten, hilfsbereit*, herzlich*, höflich*, zuvorkommend*,
      sympathisch*, lächeln, willkommen, geduldig*, geduld, aufmerksam*, liebenswürdig*, liebevoll,
      charmant*, wiedererkannt, gut gelaunt, angenehm*, toller service, guter service, super service,
      tolles team, nettes team, zuvorkommen*, bemüht`,
    not: `
      nicht freundlich, nicht sehr freundlich, nicht nett, wenig freundlich, nicht hilfsbereit,
      nicht höflich, freundlicher, mit freundlichen grüßen, freundliche grüße, unfreundlich*,
      nicht gerade freundlich, nicht besonders freundlich, bitte freundlicher, keine geduld,
      benutzerfreundlich*`,
  },
  solved: {
    any: `
      gelöst, problem war weg, problem gelöst, geklärt, wie versprochen, hat zugehört, zugehört und,
      ersatz war unterwegs, ersatz bekommen, sofort ersetzt, anstandslos, kulant*, kulanz, geholfen,
      in ordnung gebracht, erledigt, behoben, verantwortung übernommen, sofort umgetauscht,
      problemlos umgetauscht`,
    not: `
      nicht gelöst, nicht geklärt, nicht geholfen, nicht zugehört, keine kulanz, nicht erledigt,
      nicht behoben, noch nicht, nie geklärt, ungelöst, in fünf minuten erledigt, kulanz abgelehnt,
      nicht kulant`,
  },
  clear: {
    any: `
      klare mails, klare information*, klar erklärt, gut erklärt, verständlich erklärt, verständlich*,
      gut informiert, immer informiert, stets informiert, auf dem laufenden, keine überraschung*,
      transparent*, gute kommunikation, klare kommunikation, rechtzeitig informiert, gute informationen,
      übersichtlich erklärt`,
    not: `nicht verständlich, unverständlich*, nicht transparent`,
  },
  fast: {
    any: `
      schnell*, zügig*, prompt*, flott*, rasch*, sofort, umgehend*, blitzschnell, innerhalb einer stunde,
      früher da, früher als, in fünf minuten, am nächsten tag, am selben tag, pünktlich*, rechtzeitig,
      ohne wartezeit, keine wartezeit, kurze wartezeit, im nu, schneller als`,
    not: `
      nicht schnell, nicht pünktlich, unpünktlich, schneller gehen, sollte schneller, könnte schneller,
      bitte schneller`,
  },
  easy: {
    any: `
      einfach, ganz einfach, einfacher geht, unkompliziert*, problemlos*, reibungslos*,
      hat einfach funktioniert, alles funktioniert, hat funktioniert, mühelos*, bequem*,
      benutzerfreundlich*, alles geklappt, hat geklappt, gut geklappt, bestens geklappt, klappt super,
      leicht zu`,
    not: `
      nicht einfach, nicht so einfach, einfacher sein, einfach klasse, einfach nur, einfach super,
      einfach toll, einfach nicht, nicht geklappt, nicht funktioniert, unbequem*, einfach unmöglich`,
  },
  product: {
    any: `
      tolle qualität, gute qualität, sehr gute qualität, super qualität, hohe qualität, beste qualität,
      top qualität, genau das was, passt wie angegossen, passt perfekt, sitzt perfekt, hält was,
      was es verspricht, robust*, langlebig*, gut verarbeitet, hochwertig*, tolles produkt, tolle ware,
      gute ware, schöne ware, bequem* schuhe, bin begeistert von, wie beschrieben, frisch*, lecker*`,
    not: `
      nicht wie beschrieben, nicht hochwertig, nicht robust, nicht frisch, aber recht teuer`,
  },
};
