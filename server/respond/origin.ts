import { ADDRESS_HEADER, limitKeyOf } from '../auth/address';
import type { Call } from './handle';

/** The network a request came from, as limits count it: by the entry's verdict on the address, else the socket's. */
export const networkOf = ({ req }: Call): string =>
  limitKeyOf(String(req.headers[ADDRESS_HEADER] ?? req.socket.remoteAddress ?? ''));

/** A network and a browser: enough to tell a repeat within a day. */
export const originOf = (call: Call): string => `${networkOf(call)} ${call.req.headers['user-agent'] ?? ''}`;

/** The language that a request asks for, in its address and by its browser. */
export const languageWish = ({ query, req }: Call) => ({
  asked: query.get('lang'),
  acceptLanguage: req.headers['accept-language'],
});

/** Whether somebody opens the page: HEAD, prefetches and what the script fetches are nobody. */
export const isOpening = ({ req, isFragment }: Call): boolean =>
  req.method === 'GET' && !isFragment && !String(req.headers['sec-purpose'] ?? '').includes('prefetch');

/** A host may have a semicolon or a comma in it, with which a policy begins its next directive, and an asterisk for any other. */
const ORIGIN = /^https?:\/\/[\w.:[\]-]+$/;

/** The origins of these addresses and nothing else of them, so that a setting adds no directive to a policy. */
export const originsOf = (urls: readonly string[]): string[] =>
  urls.map(url => URL.parse(url)?.origin ?? '').filter(origin => ORIGIN.test(origin));
