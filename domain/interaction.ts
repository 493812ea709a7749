/** What a type of interaction means to trust, comeback and "had to chase us". */
export const interactionClasses = [
  'purchase',
  'contact',
  'complaint',
  'defect_return',
  'other_return',
  'delivery',
  'visit',
  'other',
] as const;

export type InteractionClass = (typeof interactionClasses)[number];

const guesses: [RegExp, InteractionClass][] = [
  [/complain|beschwerde|reklamation|r[ée]clamation|queja/i, 'complaint'],
  [/defect|faulty|broken|warranty|repair|garantie/i, 'defect_return'],
  [/return|refund|exchange|retour|rück|umtausch|devoluci|[ée]change/i, 'other_return'],
  [/deliver|shipment|shipping|liefer|livraison|entrega/i, 'delivery'],
  [
    /purchase|order|sale|checkout|booking|subscription|kauf|bestell|achat|commande|compra|pedido/i,
    'purchase',
  ],
  [/support|ticket|call|chat|contact|case|help|email|service|anruf|kontakt|appel|contacto/i, 'contact'],
  [/visit|store|branch|appointment|besuch|filiale|visite|visita/i, 'visit'],
];

/** The class that a type's name suggests, or null: a person confirms it in the settings. */
export const guessInteractionClass = (type: string): InteractionClass | null =>
  guesses.find(([pattern]) => pattern.test(type))?.[1] ?? null;
