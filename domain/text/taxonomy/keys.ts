/**
 * What customers talk about, and what managers do wrong (the first six, after the product's canon). A key never changes: a
 * workspace's own names and rules hang on it.
 */
export const builtInThemes = [
  {
    key: 'ignored',
    name: 'Ignored or not listened to',
    description: 'Nobody cared, nobody listened, nobody answered.',
  },
  { key: 'rude', name: 'Rude staff', description: 'Unfriendly, impolite, condescending.' },
  {
    key: 'bad_communication',
    name: 'Bad communication',
    description: 'Not told, told too late, told different things.',
  },
  {
    key: 'excuses',
    name: 'Excuses instead of responsibility',
    description: 'Passed on, explained away, answered with set phrases.',
  },
  { key: 'blamed', name: 'Blaming the customer', description: 'Made to feel that it was their own fault.' },
  {
    key: 'complaint_refused',
    name: 'Complaint not taken',
    description: 'The complaint, the exchange or the refund was refused.',
  },
  {
    key: 'unresolved',
    name: 'Not solved',
    description: 'The problem is still there, whoever was asked.',
  },
  { key: 'waiting', name: 'Waiting time', description: 'Queues, calls on hold, long answers.' },
  { key: 'delivery', name: 'Late or missing delivery', description: 'Delayed, postponed, lost, not there.' },
  { key: 'quality', name: 'Faulty or poor product', description: 'Broken, damaged, does not last.' },
  { key: 'price', name: 'Price', description: 'Too dear, cheaper elsewhere; also good value.' },
  {
    key: 'stock',
    name: 'Stock and choice',
    description: 'Sold out, sizes missing, little choice; also a good one.',
  },
  { key: 'order_mistake', name: 'Order mistakes', description: 'Wrong or missing items, wrong bookings.' },
  { key: 'returns', name: 'Returns and refunds', description: 'Sending back, exchanging, money back.' },
  { key: 'billing', name: 'Billing and payment', description: 'Invoices, charges, cards.' },
  { key: 'hassle', name: 'Complicated', description: 'Too many steps, forms, things that do not work.' },
  {
    key: 'website',
    name: 'Website and app',
    description: 'Whatever is said of website, app and signing in.',
  },
  {
    key: 'atmosphere',
    name: 'Atmosphere and cleanliness',
    description: 'How the place looks, sounds, smells; parking and opening hours.',
  },
  { key: 'advice', name: 'Advice and competence', description: 'Staff who know, and who do not.' },
  { key: 'friendly', name: 'Friendly staff', description: 'Kind, helpful, welcoming.' },
  { key: 'solved', name: 'Put right', description: 'Listened, took responsibility, solved it.' },
  { key: 'clear', name: 'Clear communication', description: 'Kept informed, well explained, no surprises.' },
  { key: 'fast', name: 'Quick', description: 'Fast service, fast answers, early delivery.' },
  { key: 'easy', name: 'Easy', description: 'Simple, worked at once.' },
  { key: 'product', name: 'Good product', description: 'Fits, lasts, does what it promises.' },
] as const;

export type ThemeKey = (typeof builtInThemes)[number]['key'];

/**
 * Words of one language, separated by commas: any of these makes the theme, unless one of `not` stands in the same sentence;
 * `near`: pairs (`wait* + hours`) within four words of one another.
 */
export type TaxonomyWords = Partial<Record<ThemeKey, { any: string; not?: string; near?: string }>>;
