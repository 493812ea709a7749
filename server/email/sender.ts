import type { SmtpServer } from './smtp-server';

/** Who a workspace's mail comes from, and through which server; what is null is the installation's own. */
export type SenderIdentity = {
  name: string | null;
  /** One mailbox; null: `MAIL_FROM`. */
  address: string | null;
  server: SenderServer | null;
  /** Present once DNS shows the key that receivers check the signature with. */
  dkim: DkimKey | null;
};

/** A workspace's own SMTP server. `id` names this version of it: another one gets other connections. */
export type SenderServer = SmtpServer & { id: string };

/** RFC 6376. `privateKey`: PEM (PKCS 8, RSA). */
export type DkimKey = { domain: string; selector: string; privateKey: string };
