/** What every server decides, whatever its role (Figure 2, "Rules for Servers: All Servers"). */

import type { Policy } from '../policy.ts';
import { no, yes } from '../verdict.ts';
import { isRole, leads, ofHigherTerm } from './clauses.ts';

type Of = Pick<
  Policy,
  | 'handle'
  | 'adopt'
  | 'keepVote'
  | 'restartTimer'
  | 'waitForDisk'
  | 'survive'
  | 'drawTimeout'
  | 'apply'
  | 'request'
  | 'read'
  | 'countWrite'
>;

export const SERVER: Of = {
  handle: { clauses: [], end: yes('message:heeded') },

  adopt: {
    clauses: [ofHigherTerm(no('term:known'))],
    end: yes('term:higher'),
  },

  keepVote: { clauses: [], end: no('term:new-vote') },

  restartTimer: { clauses: [], end: no('timer:no-reason') },

  waitForDisk: {
    clauses: [
      {
        condition: 'it tells what its sender has promised or stored',
        holds: (_, type) => type !== 'AppendEntries',
        values: (_, type) => ({ type }),
        else: no('disk:leader-first'),
      },
    ],
    end: yes('disk:first'),
  },

  survive: {
    clauses: [
      {
        condition: 'it is on the disk',
        holds: (_, memory) => memory !== 'state',
        values: (_, memory) => ({ memory }),
        else: no('crash:memory'),
      },
    ],
    end: yes('crash:disk'),
  },

  drawTimeout: { clauses: [], end: yes('timeout:random') },

  apply: {
    clauses: [
      {
        condition: 'index ≤ commitIndex',
        holds: (self, index) => index <= self.commitIndex,
        values: (self, index) => ({ index, commitIndex: self.commitIndex }),
        else: no('apply:not-committed'),
      },
    ],
    end: yes('apply:committed'),
  },

  request: {
    clauses: [leads(no('client:redirect'))],
    end: yes('log:client'),
  },

  read: {
    clauses: [
      {
        condition: 'reads are served locally',
        holds: (_, reads) => reads === 'local',
        values: (_, reads) => ({ reads }),
        then: yes('read:local'),
      },
    ],
    end: no('read:log'),
  },

  countWrite: {
    clauses: [
      isRole('it leads or stands', ['leader', 'candidate'], no('write:not-counted')),
      {
        condition: 'the write is of its currentTerm',
        holds: (self, written) => written.currentTerm === self.persistent.currentTerm,
        values: (self, { currentTerm: written }) => ({ written, currentTerm: self.persistent.currentTerm }),
        else: no('write:old-term'),
      },
    ],
    end: yes('write:counted'),
  },
};
