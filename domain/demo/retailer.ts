import { truths } from './truths';

/** The fictional outdoor retailer "Fjell & Field": where it is, what it sells and who works there. Weights are shares. */
export const COMPANY = 'Fjell & Field';

export type Language = 'en' | 'de' | 'fr' | 'es';
export type Store = { name: string; country: string; weight: number; agents: readonly string[] };

export const stores: readonly Store[] = [
  { name: truths.leeds.store, country: 'United Kingdom', weight: 30, agents: ['Amy', 'Tom', 'Priya'] },
  { name: 'York', country: 'United Kingdom', weight: 16, agents: ['Grace', 'Owen'] },
  { name: 'Hamburg', country: 'Germany', weight: 20, agents: ['Jonas', 'Mira', 'Lena'] },
  { name: 'Oslo', country: 'Norway', weight: 12, agents: ['Ingrid', 'Sindre'] },
  { name: 'Lyon', country: 'France', weight: 13, agents: ['Camille', 'Hugo'] },
  { name: 'Bilbao', country: 'Spain', weight: 9, agents: ['Nerea', 'Iker'] },
];

/** The help desk answers in all languages. */
export const deskAgents = ['Salma', 'Victor', 'Nora', 'Piet', 'Elif', 'Marta'] as const;

export const couriers = [
  { name: 'Parcelway', weight: 33 },
  { name: truths.courier.courier, weight: 47 },
  { name: 'Northpost', weight: 20 },
] as const;

export type Product =
  | 'boots'
  | 'jacket'
  | 'tent'
  | 'backpack'
  | 'sleeping bag'
  | 'stove'
  | 'poles'
  | 'trousers';
export const products: readonly { name: Product; price: number; weight: number }[] = [
  { name: 'boots', price: 165, weight: 22 },
  { name: 'jacket', price: 190, weight: 20 },
  { name: 'backpack', price: 120, weight: 15 },
  { name: 'trousers', price: 85, weight: 13 },
  { name: 'tent', price: 320, weight: 9 },
  { name: 'sleeping bag', price: 140, weight: 8 },
  { name: 'poles', price: 60, weight: 7 },
  { name: 'stove', price: 75, weight: 6 },
];

export type Country = {
  name: string;
  zone: string;
  weight: number;
  languages: readonly { language: Language; locale: string; weight: number }[];
  first: readonly string[];
  last: readonly string[];
};

export const countries: readonly Country[] = [
  {
    name: 'United Kingdom',
    zone: 'Europe/London',
    weight: 45,
    languages: [{ language: 'en', locale: 'en-GB', weight: 1 }],
    first: [
      'Ann',
      'Oliver',
      'Hannah',
      'George',
      'Isla',
      'Callum',
      'Freya',
      'Harry',
      'Niamh',
      'Samuel',
      'Zara',
      'Edward',
      'Ruth',
      'Aaron',
      'Molly',
      'Kiran',
    ],
    last: [
      'Harper',
      'Whitfield',
      'Booth',
      'Marsden',
      'Okafor',
      'Sykes',
      'Barker',
      'Patel',
      'Thwaite',
      'Ingham',
      'Naylor',
      'Dixon',
      'Holroyd',
      'Ellis',
      'Greenwood',
      'Shaw',
    ],
  },
  {
    name: 'Germany',
    zone: 'Europe/Berlin',
    weight: 24,
    languages: [
      { language: 'de', locale: 'de-DE', weight: 9 },
      { language: 'en', locale: 'en-GB', weight: 1 },
    ],
    first: [
      'Anna',
      'Lukas',
      'Katrin',
      'Felix',
      'Sabine',
      'Jan',
      'Miriam',
      'Torsten',
      'Greta',
      'Emre',
      'Heike',
      'Paul',
      'Svenja',
      'Ole',
      'Birgit',
      'David',
    ],
    last: [
      'Petersen',
      'Brandt',
      'Lorenz',
      'Yilmaz',
      'Kruse',
      'Behrens',
      'Vogt',
      'Sommer',
      'Hinrichs',
      'Graf',
      'Thiele',
      'Albers',
      'Nowak',
      'Winter',
      'Jansen',
      'Maurer',
    ],
  },
  {
    name: 'Norway',
    zone: 'Europe/Oslo',
    weight: 11,
    languages: [{ language: 'en', locale: 'en-NO', weight: 1 }],
    first: [
      'Kari',
      'Ola',
      'Sigrid',
      'Lars',
      'Maja',
      'Henrik',
      'Astrid',
      'Eirik',
      'Solveig',
      'Jonas',
      'Liv',
      'Magnus',
    ],
    last: [
      'Hansen',
      'Berg',
      'Dahl',
      'Lie',
      'Moen',
      'Strand',
      'Haugen',
      'Solberg',
      'Bakke',
      'Lund',
      'Myhre',
      'Aas',
    ],
  },
  {
    name: 'France',
    zone: 'Europe/Paris',
    weight: 12,
    languages: [{ language: 'fr', locale: 'fr-FR', weight: 1 }],
    first: [
      'Chloé',
      'Julien',
      'Sophie',
      'Mathieu',
      'Inès',
      'Antoine',
      'Manon',
      'Karim',
      'Élodie',
      'Pierre',
      'Nathalie',
      'Luc',
    ],
    last: [
      'Moreau',
      'Girard',
      'Lefèvre',
      'Roux',
      'Benali',
      'Fontaine',
      'Chevalier',
      'Perrin',
      'Morel',
      'Garnier',
      'Faure',
      'Blanc',
    ],
  },
  {
    name: 'Spain',
    zone: 'Europe/Madrid',
    weight: 8,
    languages: [{ language: 'es', locale: 'es-ES', weight: 1 }],
    first: [
      'Lucía',
      'Javier',
      'Ainhoa',
      'Mikel',
      'Carmen',
      'Pablo',
      'Elena',
      'Unai',
      'Marta',
      'Sergio',
      'Irene',
      'Diego',
    ],
    last: [
      'García',
      'Etxeberria',
      'Ruiz',
      'Molina',
      'Ortega',
      'Aguirre',
      'Serrano',
      'Iglesias',
      'Navarro',
      'Urrutia',
      'Vidal',
      'Campos',
    ],
  },
];

/** How the product understands each type that the simulation records. */
export const interactionTypes = {
  purchase: 'purchase',
  delivery: 'delivery',
  ticket: 'contact',
  call: 'contact',
  complaint: 'complaint',
  complaint_settled: 'other',
  return: 'other_return',
  defect_return: 'defect_return',
  advice_visit: 'visit',
  club_anniversary: 'other',
} as const;
export type InteractionTypeName = keyof typeof interactionTypes;
