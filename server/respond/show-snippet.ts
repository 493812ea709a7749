import type { OutgoingHttpHeaders } from 'node:http';
import { type EmbedRules, embedRulesSchema, pathPattern } from '@/domain/door';
import { rulesOfDoor } from '../services/door/enter';
import type { Call } from './handle';
import { scriptText } from './script';
import { rendered, sendPage } from './send';

/** The same for everybody, with nothing personal in it; a changed rule is out within five minutes. */
const HEADERS: OutgoingHttpHeaders = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=300',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'x-robots-tag': 'noindex',
  vary: 'accept-encoding',
};

/**
 * GET and HEAD of `/s/p/<publicId>.js`, the one line that a web page has in it: shows the survey there by the door's rules.
 * A closed door's does nothing; 404 where there is no such door.
 */
export async function showSnippet({ req, res }: Call, publicId: string): Promise<void> {
  const door = await rulesOfDoor(publicId);
  const text = door?.isOpen ? snippetOf(publicId, door.rules ?? embedRulesSchema.parse({})) : '';
  await sendPage(req, res, {
    status: door ? 200 : 404,
    page: rendered(`snippet:${text}`, () => text),
    headers: HEADERS,
  });
}

function snippetOf(id: string, rules: EmbedRules): string {
  const { afterSeconds, afterScroll, share, everyDays, paths, position } = rules;
  const inlined = {
    id,
    seconds: afterSeconds,
    scroll: afterScroll,
    share,
    days: everyDays,
    paths: pathPattern(paths),
    side: position,
  };
  return scriptText('snippet').replace('RULES', () => JSON.stringify(inlined));
}
