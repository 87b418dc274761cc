/** What the words of broken-answers.ts say about the runs. */
import { type EntryClaims, each } from './claims.ts';

export const BROKEN_ANSWERS_CLAIMS: EntryClaims = {
  'stale-acks': {
    run: [
      {
        says: 'S2 said yes to two entries of S1 in term 1',
        at: 12,
        holds: { server: 'S2', log: [1, 1], term: 1 },
      },
      { says: 'they are long gone', at: 295, holds: { server: 'S2', log: [2] } },
      { says: 'S1 leads again, in term 3', at: 325, holds: { server: 'S1', role: 'leader', term: 3 } },
      { says: 'the old yes arrives', at: 325, flying: { from: 'S2', to: 'S1', type: 'AppendEntriesReply' } },
      { says: 'it counts', holds: { server: 'S1', commitIndex: 2 } },
      { says: 'S1 takes index 2 for stored on S2', known: { server: 'S1', index: 2, on: 3 } },
      ...each(['S1', 'S4'], (server) => ({
        says: 'Only S1 and S4 have what stands there now',
        holds: { server, log: [2, 3] },
      })),
      ...each(['S2', 'S3', 'S5'], (server) => ({
        says: 'Only S1 and S4 have what stands there now',
        holds: { server, log: [2] },
      })),
    ],
    kept: [
      {
        says: 'S1 ignores the yes of term 1, and does not commit index 2',
        holds: { server: 'S1', commitIndex: { max: 1 } },
      },
    ],
  },
  'match-not-max': {
    run: [
      {
        says: 'S2 has said yes to two entries',
        at: 51,
        progress: { leader: 'S1', follower: 'S2', next: 3, match: 2 },
      },
      {
        says: 'S1 believes that S2 has lost one',
        at: 81,
        progress: { leader: 'S1', follower: 'S2', next: 2, match: 1 },
      },
      { says: 'believes that S2 has lost one', at: 81, holds: { server: 'S2', log: [1, 1] } },
      ...each(['S1', 'S2', 'S3'], (server) => ({
        says: 'S1 should have three copies of five',
        at: 111,
        holds: { server, log: [1, 1] },
      })),
      { says: 'It counts two', at: 111, known: { server: 'S1', index: 2, on: 2 } },
      { says: 'the second client gets no answer', told: { server: 'S1', times: 1 } },
    ],
    kept: [
      {
        says: 'S1 takes no notice of the older yes',
        at: 81,
        progress: { leader: 'S1', follower: 'S2', next: 3, match: 2 },
      },
      { says: 'With the yes of S3 it commits both', at: 111, holds: { server: 'S1', commitIndex: 2 } },
    ],
  },
  'deaf-to-replies': {
    run: [
      { says: 'S2 leads term 2', holds: { server: 'S2', role: 'leader', term: 2 } },
      {
        says: 'The others answer S1 with that term',
        sends: { from: 'S3', to: 'S1', term: 2, times: { min: 2 } },
      },
      {
        says: 'S1 takes no notice: it goes on as leader of term 1',
        holds: { server: 'S1', role: 'leader', term: 1 },
      },
      { says: 'Only answers reach S1 here', happens: { kind: 'lost', server: 'S1', times: { min: 2 } } },
    ],
    kept: [
      { says: 'S1 reads “term 2” in the first refusal', holds: { server: 'S1', term: 2 } },
      { says: 'steps down', happens: { kind: 'step-down', server: 'S1', times: 1 } },
    ],
  },
};
