import type { TaxonomyWords } from './keys';

export const nl: TaxonomyWords = {
  ignored: {
    any: `
      genegeerd, negeren, negeert, niet geluisterd, luisteren niet, luistert niet, niemand luistert,
      niet gehoord, geen interesse, interesseert niemand, geen reactie, geen antwoord, nooit geantwoord,
      niemand helpt, niemand hielp, onverschillig*, aan mijn lot`,
  },
  rude: {
    any: `
      onvriendelijk*, onbeleefd*, onbeschoft*, brutaal, arrogant*, arrogantie, respectloos, neerbuigend*,
      chagrijnig*, snauw*, bot, nors*, geen groet, niet eens gegroet, rolde met`,
    not: `niet onvriendelijk`,
  },
  bad_communication: {
    any: `
      niet geïnformeerd, geen informatie, niemand vertelde, niet verteld, niet gemeld, geen bericht,
      slechte communicatie, communicatie slecht, gebrek aan communicatie, onduidelijk*,
      verkeerde informatie, tegenstrijdig*, niet uitgelegd, geen uitleg, misleidend*`,
    near: `communicatie + slecht*`,
  },
  excuses: {
    any: `
      smoes*, uitvlucht*, niet mijn afdeling, van het kastje naar de muur, doorverwezen,
      doorgestuurd van, standaardantwoord*, standaard antwoord*, geen verantwoordelijkheid, gelogen,
      liegen, loze beloftes, afgescheept, aan het lijntje`,
  },
  blamed: {
    any: `
      eigen schuld, mijn schuld, onze schuld, gaf mij de schuld, mij de schuld, beschuldigd,
      als een dief, niet geloofd, verweten`,
  },
  complaint_refused: {
    any: `
      klacht genegeerd, klacht afgewezen, weigerde*, weigeren, weigert, niet teruggenomen,
      garantie afgewezen, niet willen ruilen, omruilen geweigerd`,
    near: `klacht + niets, garantie + geweigerd`,
  },
  unresolved: {
    any: `
      niet opgelost, onopgelost*, nog steeds niet, nog steeds geen, nog altijd niet, nog altijd geen,
      geen oplossing, niets gedaan, niet geholpen, geen hulp, tijdverspilling`,
  },
  waiting: {
    any: `
      wachttijd*, wachten, gewacht, wacht al, wachtrij, rij, lange rij*, in de wacht, duurde lang,
      duurde te lang, duurt lang, te lang, traag, trage, niet teruggebeld, nooit teruggebeld, nabellen,
      achteraan bellen, te weinig personeel, een kassa open, onbereikbaar`,
    not: `geen wachttijd*, zonder wachten, niet lang wachten, geen rij, korte wachttijd*`,
  },
  delivery: {
    any: `
      te laat, vertraging*, vertraagd, later geleverd, niet geleverd, nooit geleverd, niet aangekomen,
      nooit aangekomen, niet ontvangen, pakket kwijt, kwijtgeraakt, uitgesteld, bezorg*, levertijd*,
      dagen later, niet aangebeld`,
    not: `snel bezorgd, geen vertraging, snelle bezorging`,
  },
  quality: {
    any: `
      kapot, kapotte, defect*, beschadigd*, kras*, gescheurd, slechte kwaliteit, matige kwaliteit,
      mindere kwaliteit, werkt niet, werkte niet, ging stuk, stuk, gebroken, versleten, lekt, lek`,
    not: `niet kapot, onbeschadigd`,
  },
  price: {
    any: `
      prijs, prijzen, prijzig, duur, dure, duurder, goedkoop, goedkoper, korting*, aanbieding*,
      uitverkoop, prijs-kwaliteit, prijs kwaliteit, verzendkosten, betaalbaar, te veel geld`,
  },
  stock: {
    any: `
      uitverkocht, niet op voorraad, op voorraad, voorraad, niet leverbaar, niet beschikbaar, mijn maat,
      maten, keuze, aanbod, assortiment, lege schappen`,
    not: `geen andere keuze`,
  },
  order_mistake: {
    any: `
      verkeerde artikel*, verkeerd artikel, verkeerde maat, verkeerde kleur, verkeerd product,
      verkeerd geleverd, verkeerde bestelling, ontbrak, ontbreekt, ontbreken, onvolledig*, incompleet,
      bestelling geannuleerd, geannuleerd, verkeerd adres`,
  },
  returns: {
    any: `
      retour*, terugsturen, teruggestuurd, terugbrengen, teruggebracht, ruilen, geruild, omruilen,
      terugbetaling, terugbetaald, geld terug, tegoedbon*, garantie, vervang*`,
  },
  billing: {
    any: `
      factuur, facturen, rekening, afgeschreven, incasso, betaling*, creditcard*, ideal, dubbel betaald,
      kassabon, pinnen`,
  },
  hassle: {
    any: `
      ingewikkeld*, omslachtig*, te veel stappen, formulier*, papierwerk, gedoe, bureaucra*,
      moeilijk te vinden, onoverzichtelijk*, niet gebruiksvriendelijk, foutmelding*, loopt vast,
      vier keer, drie keer, meerdere keren`,
    not: `niet ingewikkeld, geen gedoe, zonder gedoe`,
  },
  website: {
    any: `
      website, site, webshop, webwinkel, online, internet, app, inloggen, wachtwoord, account aanmaken`,
  },
  atmosphere: {
    any: `
      sfeer, sfeervol*, schoon, schone, vies, vieze, toilet*, stinkt, geur, muziek, lawaai, gezellig*,
      rommelig*, opgeruimd, netjes, parkeren, parkeerplaats*, openingstijden, inrichting, mooie winkel,
      fijne winkel`,
  },
  advice: {
    any: `
      advies, adviseer*, geadviseerd, deskundig*, kundig*, kennis van zaken, vakkundig*, vakkennis,
      verstand van, ondeskundig*, geen verstand, weten waar ze, professioneel*, incompeten*, afgeraden`,
  },
  friendly: {
    any: `
      vriendelijk*, aardig*, behulpzaam*, behulpzame, hartelijk*, beleefd*, geduldig*, geduld, glimlach,
      welkom, gastvrij*, attent*, prettig*, goede service, fijne service, goed geholpen`,
    not: `
      niet vriendelijk, niet aardig, niet behulpzaam, onvriendelijk*, met vriendelijke groet,
      gebruiksvriendelijk*, niet welkom`,
  },
  solved: {
    any: `
      opgelost, goed opgelost, verholpen, geregeld, zoals beloofd, netjes opgelost, meteen vervangen,
      luisterde en, verantwoordelijkheid genomen`,
    not: `niet opgelost, nog steeds niet, niet verholpen, niet geregeld`,
  },
  clear: {
    any: `
      duidelijke informatie, duidelijke uitleg, goed uitgelegd, duidelijk uitgelegd, goed geïnformeerd,
      op de hoogte gehouden, goede communicatie, duidelijke communicatie, geen verrassingen`,
    not: `niet duidelijk, onduidelijk*`,
  },
  fast: {
    any: `
      snel, snelle, sneller, vlot, vlotte, meteen, direct, onmiddellijk, op tijd, binnen een uur,
      dezelfde dag, volgende dag, eerder dan, stipt, efficiënt*`,
    not: `niet snel, niet op tijd, mag sneller, kan sneller, niet direct`,
  },
  easy: {
    any: `
      makkelijk*, gemakkelijk*, eenvoudig*, simpel, zonder problemen, probleemloos, geen probleem,
      in één keer, handig*, soepel, gebruiksvriendelijk*`,
    not: `niet makkelijk, niet eenvoudig, niet gebruiksvriendelijk, niet handig`,
  },
  product: {
    any: `
      goede kwaliteit, prima kwaliteit, mooie kwaliteit, hoge kwaliteit, beste kwaliteit, precies wat ik,
      past perfect, zit perfect, mooi product, goed product, stevig, degelijk*, zoals beschreven`,
    not: `niet stevig, niet zoals beschreven`,
  },
};
