/** What the words of an entry say about its run, as data. Tests compare them with the run. */
import type { Claim } from '../../lessons/types.ts';
import type { ServerName } from '../../scenario/types.ts';

/** By slug: of its run, and of its twin what `kept` says. */
export type EntryClaims = Readonly<
  Record<string, { readonly run: readonly Claim[]; readonly kept?: readonly Claim[] }>
>;

/** The same words, claimed of several servers. */
export const each = (
  servers: readonly ServerName[],
  claim: (server: ServerName) => Claim,
): readonly Claim[] => servers.map(claim);
