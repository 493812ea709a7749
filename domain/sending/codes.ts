/** An enhanced status code (RFC 3463) that is one and no part of an IP address or a version. */
const CODE = /(?<![\d.])([245]\.[0-7]\.\d{1,3})(?![\d.])/g;

/**
 * The enhanced status code that a server's words amount to: the one they hold, or, where it says nothing, what the words
 * say. A refusal of the sender (x.7.x) goes before any other, so that no person pays for it. Null where nothing is told.
 */
export function codeOf(words: string, { permanent }: { permanent: boolean }): string | null {
  const codes = [...words.matchAll(CODE)].flatMap(([, code]) => (code ? [code] : []));
  const about = codes.find(code => code.split('.')[1] === '7') ?? codes.find(code => !isVague(code));
  if (about) return about;
  const vague = codes[0] ?? null;
  return meaningOf(words, permanent && !vague?.startsWith('4')) ?? vague;
}

/** Codes that servers give for anything at all. 5.4.1 with *Access denied* is how Exchange says that nobody is there. */
const isVague = (code: string): boolean => /^[245]\.(0\.0|1\.0|2\.0|3\.0|4\.0|4\.1|5\.0)$/.test(code);

/** What a server that gives no code most likely means. A temporary failure says nothing about an address, but that it is full. */
function meaningOf(words: string, permanent: boolean): string | null {
  if (FULL.test(words)) return permanent ? '5.2.2' : '4.2.2';
  if (!permanent) return EXPIRED.test(words) ? '4.4.7' : null;
  if (DISABLED.test(words)) return '5.2.1';
  if (NOBODY.test(words)) return '5.1.1';
  if (REFUSED.test(words)) return '5.7.1';
  if (NO_HOST.test(words)) return '5.1.2';
  return EXPIRED.test(words) ? '4.4.7' : null;
}

const near = String.raw`(?:[^.\n]|\.(?!\s)){0,60}`;
const FULL = new RegExp(
  String.raw`(mailbox|inbox|account|user|recipient)${near}\b(full|over ?quota|out of (storage|space))|quota exceeded|exceeded${near}(quota|storage)|over ?quota|insufficient (system )?(disk )?(storage|space)`,
  'i',
);
const DISABLED = new RegExp(
  String.raw`(mailbox|account|user)${near}\b(disabled|inactive|suspended|deactivated|closed)|inactive (user|mailbox|account)|disabled (user|mailbox|account)`,
  'i',
);
const NOBODY = new RegExp(
  String.raw`\b(user|recipient|mail ?box|account|address|alias)${near}(\b(unknown|not found|not known|not exist|is invalid|not recogni[sz]ed|not listed|not a valid)|n't (exist|have an? ))|(no such|unknown|invalid) (user|recipient|mailbox|address|person|account|local.?part)|no mailbox here|recipient address rejected: access denied|isn't (an?|our) `,
  'i',
);
const REFUSED =
  /\bspam|black ?list|block ?list|\bblocked\b|reputation|\bDMARC\b|\bSPF\b|\bDKIM\b|unauthenticated|relay(ing)? (access )?denied|policy|poor sender|not authori[sz]ed/i;
const NO_HOST =
  /(host|domain)[^.\n]{0,40}(\b(not found|unknown|not exist|no mail)|n't exist)|couldn'?t find any host|NXDOMAIN|unrouteable|unroutable|no mail exchanger/i;
const EXPIRED =
  /retry time ?out|time ?limit (exceeded|has passed)|delivery (time )?expired|message (has )?expired|queue too long|retry timeout exceeded|timed out/i;
