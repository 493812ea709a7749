import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { AppError } from '@/domain/errors';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

// OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, 2 passes, 1 lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

const derive = promisify(argon2) as (kind: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>;

/** `argon2id$19456$2$1$salt$hash`, base64url: the costs stand with the hash, so that they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password.normalize('NFKC'), nonce, ...cost });
  const { memory, passes, parallelism } = cost;
  return [
    'argon2id',
    memory,
    passes,
    parallelism,
    nonce.toString('base64url'),
    tag.toString('base64url'),
  ].join('$');
}

/** False also where the stored text is not one of ours. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const [kind, memory, passes, parallelism, salt, tag] = hash.split('$');
  if (kind !== 'argon2id' || !memory || !passes || !parallelism || !salt || !tag) return false;
  const expected = Buffer.from(tag, 'base64url');
  const actual = await derive('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  });
  return timingSafeEqual(actual, expected);
}

/** Throws `invalid` with one sentence where a new password is too short, too long, common or the person's own address. */
export function checkNewPassword(password: string, email = ''): void {
  const fault = faultOf(password, email);
  if (fault) throw new AppError('invalid', fault, [{ path: 'password', message: fault }]);
}

function faultOf(password: string, email: string): string | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN)
    return `The password needs at least ${PASSWORD_MIN} characters; this has ${length}.`;
  if (length > PASSWORD_MAX) return `The password may have at most ${PASSWORD_MAX} characters.`;
  if (isCommon(password.toLowerCase(), email.toLowerCase()))
    return 'This password is among the first that are guessed. Choose another, for example four unrelated words.';
  return null;
}

function isCommon(password: string, email: string): boolean {
  if (new Set(password).size < 4) return true;
  if (email && (password === email || password === email.split('@')[0])) return true;
  if (isRun(password)) return true;
  // "password1234", "welcome2024!!": a guessed word with digits and marks around it is the same guess.
  const core = password
    .replace(/[^a-z@$]+$/, '')
    .replace(/[@4]/g, 'a')
    .replace(/[0]/g, 'o')
    .replace(/[$5]/g, 's')
    .replace(/[1!]/g, 'i')
    .replace(/[3]/g, 'e');
  const bare = (text: string): string => text.replace(/[^a-z]+/g, '');
  const candidates = [bare(password), bare(core)];
  return candidates.some(word => commonWords.has(word) || commonWords.has(halved(word)));
}

/** `123456789012`, `abcdefghijkl`: every character follows the one before. */
const isRun = (password: string): boolean =>
  [...password].every((character, index) => {
    if (index === 0) return true;
    const step = character.charCodeAt(0) - password.charCodeAt(index - 1);
    return step === 1 || step === -1 || step === 0 || step === -9;
  });

/** `passwordpassword` → `password`. */
const halved = (word: string): string => {
  const half = word.slice(0, word.length / 2);
  return half + half === word ? half : word;
};

// The letters of the commonest leaked passwords (public lists of the last ten years), without digits and marks.
const commonWords = new Set(
  `password passwort passw pass motdepasse contrasena senha wachtwoord qwerty qwertyuiop qwertyuiopasdfghjkl qwertz azerty
  asdfghjkl zxcvbnm qazwsx qazwsxedc qweasdzxc letmein letmeinnow welcome willkommen bienvenue admin administrator root
  iloveyou iloveyousomuch monkey dragon sunshine princess football baseball basketball superman batman starwars pokemon
  master trustno trustnoone whatever freedom secret changeme changemenow default guest test testing tester demo login
  access hello helloworld shadow michael jordan jennifer charlie computer internet samsung google facebook summer winter
  spring autumn january february march april may june july august september october november december monday friday
  correcthorsebatterystaple opensesame liverpool chelsea arsenal barcelona realmadrid blink abcdef abcdefgh abcdefghijkl
  afterword afterwordafterword company companyname customer feedback survey mypassword thisismypassword yourpassword
  newpassword oldpassword passwordpassword adminadmin useruser administratoradministrator`
    .split(/\s+/)
    .filter(Boolean),
);
