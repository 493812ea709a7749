import { z } from 'zod';

/** A website that may show a page in a frame. Its name goes into a header whose parts `;` and `,` would end. */
export const websiteAddress = z.url({
  protocol: /^https?$/,
  hostname: /^[\w.:[\]-]+$/,
  error: 'must be the address of a website',
});
