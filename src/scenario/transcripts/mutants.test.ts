/**
 * Golden files bless any behaviour, so every rule that the transcripts cover is broken here once, and the
 * explicit expectations of the named cases must fail. (Only `expect` counts: the recorded output is not
 * compared.)
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { policyOf } from '../../raft/broken.ts';
import type { BugName } from '../../raft/rules.ts';
import '../../raft/bugs.ts';
import { RAFT } from '../../raft/figure2.ts';
import type { Policy } from '../../raft/policy.ts';
import type { Settings } from '../../raft/settings.ts';
import type { Message } from '../../raft/types.ts';
import { no, type Standing, yes } from '../../raft/verdict.ts';
import { perform } from './testing/running.ts';
import { readTranscript, type Transcript } from './testing/transcript.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const transcripts = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => readTranscript(readFileSync(folder + file, 'utf8')));
function transcriptOf(id: string): Transcript {
  const found = transcripts.find((transcript) => transcript.id === id);
  if (found === undefined) throw new Error(`there is no case ${id}`);
  return found;
}

/** The settings of a cluster in which these rules are broken, or these judges are replaced. */
type Change = (settings: Settings) => Settings;
const bug =
  (...names: BugName[]): Change =>
  (settings) => ({ ...settings, policy: policyOf(names) });
const judging =
  (judges: Partial<Policy>): Change =>
  (settings) => ({ ...settings, policy: { ...RAFT, ...judges } });

const startsTimerAt = (condition: string, holds: (self: Standing, message: Message) => boolean): Change =>
  judging({
    restartTimer: {
      clauses: [{ condition, holds, values: () => ({}), then: yes('bug:any-message-resets') }],
      end: no('timer:no-reason'),
    },
  });

/** For each rule: how it is broken, and which cases must fail. */
const mutants: Record<string, [change: Change, noticedBy: string[]]> = {
  'votes are granted whatever the log (§5.4.1)': [
    bug('no-up-to-date'),
    ['E12', 'R10', 'R11', 'R11e', 'N02', 'C10b'],
  ],
  'entries of older terms are committed by counting (§5.4.2)': [
    bug('commit-old-terms'),
    ['R11', 'R11e', 'R13'],
  ],
  'stepping down within a term forgets the vote (Figure 2)': [
    bug('same-term-clears-vote'),
    ['E07', 'E15', 'E18'],
  ],
  'a vote of an old term counts (§5.1)': [bug('stale-votes'), ['E19']],
  'an acknowledgement of an old term counts (§5.1)': [bug('stale-acks'), ['N05']],
  'AppendEntries of an old leader are taken (§5.1)': [bug('old-leader'), ['E12', 'N04']],
  'a late acknowledgement lowers matchIndex (Figure 2)': [bug('match-not-max'), ['N02', 'N07']],
  'a follower cuts its log off at every AppendEntries (Figure 2, AppendEntries 3)': [
    bug('truncate-always'),
    ['N01', 'N02'],
  ],
  'a denied vote starts the timer anew (Figure 2, Followers)': [
    startsTimerAt(
      'it denied its vote',
      ({ persistent, role }, { type, from }) =>
        type === 'RequestVote' && role.name !== 'leader' && persistent.votedFor !== from,
    ),
    ['E12'],
  ],
  'a stale AppendEntries starts the timer anew (Figure 2, Followers)': [
    startsTimerAt(
      'the sender’s term is over',
      ({ persistent, role }, { type, term }) =>
        type === 'AppendEntries' && role.name !== 'leader' && term < persistent.currentTerm,
    ),
    ['E12'],
  ],
  'a granted vote does not start the timer anew (Figure 2, Followers)': [bug('grant-keeps-timer'), ['E12']],
  'a refusal goes back one entry at a time (§5.3, end)': [
    (settings) => ({ ...settings, fastBacktrack: false }),
    ['R10', 'R23'],
  ],
  'every refusal counts, whatever it answers (scenario format, Replies)': [
    judging({ backUp: { clauses: [], end: yes('refusal:earlier') } }),
    ['N08'],
  ],
  'a follower takes a request as if it led (§8)': [
    judging({ request: { clauses: [], end: yes('log:client') } }),
    ['X06', 'P09'],
  ],
};

test.each(Object.entries(mutants))('%s: the named cases fail', (_, [change, noticedBy]) => {
  const unmet = noticedBy.map((id) => perform(transcriptOf(id), change).unmet.length);
  expect(unmet.map((count, i) => (count > 0 ? noticedBy[i] : 'not noticed'))).toEqual(noticedBy);
});
