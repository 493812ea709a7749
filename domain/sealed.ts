/** A secret at rest: AES-256-GCM under the key that `key` names; all parts base64url. */
export type Sealed = { key: string; iv: string; text: string; tag: string };
