import { z } from 'zod';

/** More than a workspace can have at a time: those that it took away stay declined. */
const MOST_TOPICS_OFF = 50;

/** What a customer chose about being asked. An absent field: as the company has it. */
export const preferencesSchema = z.object({
  /** Asked at most once in `FEWER_DAYS`, whatever the programs say. */
  fewer: z.literal(true).optional(),
  language: z.string().max(35).optional(),
  /** Ids of the workspace's topics that the customer does not want. */
  topicsOff: z.array(z.string().max(40)).max(MOST_TOPICS_OFF).optional(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** The rest that *fewer* asks for, after an invitation as after an answer. */
export const FEWER_DAYS = 180;

/** How often somebody may be asked; *never* is being unsubscribed. */
export const frequencies = ['usual', 'fewer', 'never'] as const;
export type Frequency = (typeof frequencies)[number];

/** What somebody changed; what is absent they left as it was. `topics`: wanted or not, by id. */
export type Choice = {
  often?: Frequency | undefined;
  language?: string | undefined;
  topics?: ReadonlyMap<string, boolean> | undefined;
};

/** The preferences after a choice. *Never* leaves them alone: it is kept as an unsubscription. */
export function preferencesAfter(before: Preferences, { often, language, topics }: Choice): Preferences {
  const isFewer = often === 'fewer' || (often !== 'usual' && before.fewer === true);
  const declined = new Set(before.topicsOff);
  for (const [id, isWanted] of topics ?? []) {
    if (isWanted) declined.delete(id);
    else declined.add(id);
  }
  const spoken = language ?? before.language;
  return {
    ...(isFewer && { fewer: true }),
    ...(spoken !== undefined && { language: spoken }),
    ...(declined.size > 0 && { topicsOff: [...declined].slice(-MOST_TOPICS_OFF) }),
  };
}
