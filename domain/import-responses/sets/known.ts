import { type ResponseMapping, type ResponseMappingInput, responseMapping } from '../mapping';
import { expectations, passengers, ryanair } from './airlines';
import { sfoSets } from './sfo';
import { coffee, ecsi, garden, telecom } from './shops';

const known: readonly ResponseMappingInput[] = [
  ...sfoSets,
  garden,
  passengers,
  expectations,
  ecsi,
  telecom,
  ryanair,
  coffee,
];

/** The names of the mappings that come with the product: those of the public sets they were written for. */
export const knownMappingNames = (): string[] => known.map(({ name }) => name);

/** A mapping by its name, or null. */
export function knownMapping(name: string): ResponseMapping | null {
  const found = known.find(mapping => mapping.name === name);
  return found ? responseMapping.parse(found) : null;
}
