/** From most to least: what each may do is said in `can`. */
export const roles = ['owner', 'admin', 'editor', 'agent', 'viewer'] as const;
export type Role = (typeof roles)[number];

export const permissions = {
  /** Aggregates and comments. */
  read: ['owner', 'admin', 'editor', 'agent', 'viewer'],
  /** Names and addresses of customers. */
  readPersonal: ['owner', 'admin', 'editor', 'agent'],
  /** Surveys and programs. */
  design: ['owner', 'admin', 'editor'],
  /** Cases. */
  serve: ['owner', 'admin', 'editor', 'agent'],
  /** Members, keys, mail, settings. */
  govern: ['owner', 'admin'],
  /** The workspace itself. */
  own: ['owner'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export const can = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role);
