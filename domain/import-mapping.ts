/** What a column of a file can mean. `attributes.<name>` and, for interactions, `customer.attributes.<name>` as well. */
export const importTargets = {
  interactions: [
    'id',
    'type',
    'occurredAt',
    'customer.id',
    'customer.email',
    'customer.name',
    'customer.locale',
    'customer.timezone',
    'customer.phone',
    'customer.doNotAsk',
    'amount.value',
    'amount.currency',
    'initiatedBy',
    'caseOf',
    'referredBy',
  ],
  customers: ['id', 'email', 'name', 'locale', 'timezone', 'phone', 'doNotAsk'],
} as const;

export type ImportKind = keyof typeof importTargets;

/** Column header → target; an empty target leaves the column out. */
export type ImportMapping = Record<string, string>;

/** Header names, small letters and digits only, in English, German, French and Spanish. */
const synonyms: Record<string, string[]> = {
  'customer.email': [
    'email',
    'emailaddress',
    'mail',
    'mailaddress',
    'customeremail',
    'contactemail',
    'emailadresse',
    'kundenemail',
    'adresseemail',
    'courriel',
    'adressemail',
    'correo',
    'correoelectronico',
    'emailcliente',
    'emailclient',
  ],
  'customer.id': [
    'customer',
    'customerid',
    'customernumber',
    'customerno',
    'clientid',
    'userid',
    'contactid',
    'memberid',
    'accountid',
    'kunde',
    'kundennummer',
    'kundennr',
    'kundenid',
    'client',
    'numeroclient',
    'numclient',
    'idclient',
    'idcliente',
    'numerocliente',
    'numerodecliente',
    'cliente',
    'codigocliente',
  ],
  'customer.name': [
    'name',
    'fullname',
    'customername',
    'clientname',
    'contactname',
    'kundenname',
    'nom',
    'nomclient',
    'nomcomplet',
    'nombre',
    'nombrecliente',
    'nombrecompleto',
  ],
  'customer.locale': ['locale', 'language', 'lang', 'sprache', 'langue', 'idioma', 'lengua'],
  'customer.timezone': ['timezone', 'tz', 'zeitzone', 'fuseauhoraire', 'zonahoraria', 'husohorario'],
  'customer.phone': [
    'phone',
    'phonenumber',
    'mobile',
    'tel',
    'telephone',
    'telefon',
    'telefonnummer',
    'handy',
    'telefono',
    'movil',
    'portable',
  ],
  'customer.doNotAsk': ['donotask', 'donotcontact', 'optout', 'nichtfragen', 'nepasdemander', 'nopreguntar'],
  id: [
    'id',
    'order',
    'ticket',
    'case',
    'bestellung',
    'vorgang',
    'interactionid',
    'orderid',
    'ordernumber',
    'orderno',
    'ticketid',
    'ticketnumber',
    'caseid',
    'externalid',
    'reference',
    'ref',
    'bestellnummer',
    'bestellnr',
    'auftragsnummer',
    'vorgangsnummer',
    'numerocommande',
    'numerodecommande',
    'commande',
    'numeropedido',
    'numerodepedido',
    'pedido',
  ],
  type: [
    'type',
    'interactiontype',
    'event',
    'eventtype',
    'kind',
    'art',
    'typ',
    'vorgangsart',
    'ereignis',
    'tipo',
    'evento',
  ],
  occurredAt: [
    'occurredat',
    'date',
    'datetime',
    'time',
    'timestamp',
    'createdat',
    'created',
    'orderdate',
    'purchasedate',
    'closedat',
    'completedat',
    'datum',
    'zeitpunkt',
    'bestelldatum',
    'kaufdatum',
    'erstelltam',
    'datecommande',
    'datedecommande',
    'horodatage',
    'fecha',
    'fechapedido',
    'fechadepedido',
    'fechacompra',
    'fechahora',
  ],
  'amount.value': [
    'amount',
    'total',
    'value',
    'price',
    'revenue',
    'ordertotal',
    'betrag',
    'summe',
    'preis',
    'umsatz',
    'gesamtbetrag',
    'montant',
    'prix',
    'importe',
    'precio',
    'monto',
  ],
  'amount.currency': [
    'currency',
    'currencycode',
    'waehrung',
    'wahrung',
    'devise',
    'monnaie',
    'moneda',
    'divisa',
  ],
  initiatedBy: ['initiatedby', 'startedby', 'direction', 'begonnenvon', 'initiepar', 'iniciadopor'],
  caseOf: ['caseof', 'parentid', 'relatedto', 'followup', 'bezugauf', 'suitede', 'casode'],
  referredBy: [
    'referredby',
    'referrer',
    'referral',
    'empfohlenvon',
    'geworbenvon',
    'parrain',
    'recommandepar',
    'recomendadopor',
  ],
};

/**
 * What each column probably means. Every target is given once, to the first header that fits; what nothing fits becomes
 * an attribute of the same name.
 */
export function proposeMapping(kind: ImportKind, headers: readonly string[]): ImportMapping {
  const taken = new Set<string>();
  const mapping: ImportMapping = {};
  for (const header of headers) {
    const target = targetOf(kind, plain(header));
    if (target && !taken.has(target)) {
      taken.add(target);
      mapping[header] = target;
    } else {
      mapping[header] = `attributes.${header.trim().slice(0, 100)}`;
    }
  }
  return mapping;
}

/** Targets in a mapping that nothing reads, and needed ones that no column and no default gives: one sentence each. */
export function mappingFaults(
  kind: ImportKind,
  mapping: ImportMapping,
  defaults: Record<string, string> = {},
): string[] {
  const used = Object.values(mapping).filter(target => target !== '');
  const known: readonly string[] = importTargets[kind];
  const strange = [...used, ...Object.keys(defaults)].filter(
    target => !known.includes(target) && !/^(attributes|customer\.attributes)\../s.test(target),
  );
  const twice = used.filter((target, i) => used.indexOf(target) !== i);
  const given = new Set([...used, ...Object.keys(defaults)]);
  const needed =
    kind === 'customers'
      ? [['id', 'email']]
      : [['id'], ['type'], ['occurredAt'], ['customer.id', 'customer.email']];
  return [
    ...strange.map(target => `Nothing here is called "${target}".`),
    ...[...new Set(twice)].map(target => `Two columns are mapped to "${target}": keep one.`),
    ...needed
      .filter(choice => !choice.some(target => given.has(target)))
      .map(choice => `No column gives ${choice.map(target => `"${target}"`).join(' or ')}.`),
  ];
}

function targetOf(kind: ImportKind, header: string): string | null {
  const found = Object.entries(synonyms).find(([, names]) => names.includes(header))?.[0];
  if (!found) return null;
  if (kind === 'interactions') return found;
  const target = found.replace(/^customer\./, '');
  return (importTargets.customers as readonly string[]).includes(target) ? target : null;
}

/** `Kunden-Nr.` → `kundennr`; `Währung` → `wahrung`. */
const plain = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
