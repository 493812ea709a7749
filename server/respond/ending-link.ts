import type { Ending, SurveyDefinition } from '@/domain/survey/definition';
import { headlineScores } from '@/domain/survey/scores';
import type { Link } from '../services/response/link';
import { resultKey, signResult } from '../tokens';
import type { Scene } from './view';

/**
 * Where the ending's link leads this reader, null without one, or where nobody is known to recommend. With `result` the address carries the response's id, its
 * headline scores and the moment (Unix seconds) as `afterword_…`, last of them `afterword_signature`: HMAC-SHA256 of the
 * parameters before it, exactly as they stand, with the workspace's result key, base64url.
 */
export function endingHref(scene: Scene, link: Link, ending: Ending | undefined, now: Date): string | null {
  if (!ending?.link) return null;
  const href = scene.address(ending.link.url);
  if (href === '') return null;
  if (!ending.link.result || !link.responseId || !/^https?:/i.test(href)) return href;
  const given = resultOf(scene.definition, link, now).toString();
  const [address = '', fragment] = href.split('#', 2);
  const signed = `${given}&afterword_signature=${signResult(resultKey(link.workspaceId), given)}`;
  return `${address}${address.includes('?') ? '&' : '?'}${signed}${fragment === undefined ? '' : `#${fragment}`}`;
}

function resultOf(definition: SurveyDefinition, link: Link, now: Date): URLSearchParams {
  const given = new URLSearchParams({ afterword_response: link.responseId ?? '' });
  for (const [metric, score] of Object.entries(headlineScores(definition, link.answers)))
    given.set(`afterword_${metric}`, String(score));
  if (link.isTest) given.set('afterword_test', '1');
  given.set('afterword_at', String(Math.floor(now.getTime() / 1000)));
  return given;
}
