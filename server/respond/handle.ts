import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '../log';
import { readToken } from '../tokens';
import { acceptPage, personalEntry } from './accept';
import { showDelete, takeDelete } from './delete';
import { showDigest, takeDigest } from './digest';
import { acceptAtDoor, showDoor } from './door';
import { showImage } from './image';
import { showLater, takeLater } from './later';
import { showPreferences, takePreferences } from './preferences';
import { showLink } from './show';
import { showSnippet } from './show-snippet';
import { showUnavailable, showUnknown } from './states';
import { showUnsubscribe, takeUnsubscribe } from './unsubscribe';
import type { Mode } from './view';

/** One request for `/s/…`, taken apart. */
export type Call = {
  req: IncomingMessage;
  res: ServerResponse;
  path: string;
  query: URLSearchParams;
  /** Where the page stands, as its address says: `?kiosk=1`, `?embed=1`. */
  mode: Mode;
  /** A fragment instead of a document, for the script. */
  isFragment: boolean;
};

/** Answers everything under `/s/`. Never throws: a fault is a page that keeps what was typed. */
export async function handleSurvey(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '/', 'http://survey.invalid');
  const call: Call = {
    req,
    res,
    path: url.pathname,
    query: url.searchParams,
    mode: url.searchParams.has('kiosk') ? 'kiosk' : url.searchParams.has('embed') ? 'embed' : 'page',
    isFragment: req.headers['afterword-fragment'] === '1',
  };
  try {
    await dispatch(call);
  } catch (error) {
    log().error({ err: error instanceof Error ? error.message : String(error) }, 'survey page failed');
    if (res.headersSent) res.destroy();
    else await showUnavailable(call, null);
  }
}

async function dispatch(call: Call): Promise<void> {
  const { req, query } = call;
  const isRead = req.method === 'GET' || req.method === 'HEAD';
  if (!isRead && req.method !== 'POST') {
    call.res.writeHead(405, { allow: 'GET, HEAD, POST', 'content-length': 0 }).end();
    return;
  }
  if (isRead && call.path.startsWith('/s/images/')) return showImage(call);
  const framed = /^\/s\/p\/([A-Za-z0-9]+)\.js$/.exec(call.path)?.[1];
  if (framed && isRead) return showSnippet(call, framed);
  const door = /^\/s\/p\/([A-Za-z0-9]+)\/?$/.exec(call.path)?.[1];
  if (door) return isRead ? showDoor(call, door) : acceptAtDoor(call, door);
  const digest = /^\/s\/d\/([^/]+)\/?$/.exec(call.path)?.[1];
  if (digest) return isRead ? showDigest(call, digest) : takeDigest(call, digest);
  const token = /^\/s\/([^/]+)\/?$/.exec(call.path)?.[1] ?? '';
  if (query.has('unsubscribe')) {
    const invitationId = readToken('unsubscribe', token) ?? (isRead ? readToken('answer', token) : null);
    if (!invitationId) return showUnknown(call);
    return isRead ? showUnsubscribe(call, invitationId) : takeUnsubscribe(call, invitationId, token);
  }
  if (query.has('preferences')) {
    const invitationId = readToken('unsubscribe', token) ?? readToken('answer', token);
    if (!invitationId) return showUnknown(call);
    return isRead ? showPreferences(call, invitationId) : takePreferences(call, invitationId);
  }
  const invitationId = readToken('answer', token);
  if (!invitationId) return showUnknown(call);
  if (query.has('later')) return isRead ? showLater(call, invitationId) : takeLater(call, invitationId);
  if (query.has('delete')) return isRead ? showDelete(call, invitationId) : takeDelete(call, invitationId);
  return isRead ? showLink(call, invitationId) : acceptPage(call, () => personalEntry(invitationId));
}
