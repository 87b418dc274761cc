/** One step in the making: the server as it is becoming, and the effects so far. It lives no longer than the step. */
import type { RuleId } from './rules.ts';
import type {
  Because,
  Effect,
  Fact,
  Index,
  Message,
  Persistent,
  Role,
  Server,
  Settings,
  Step,
  Term,
  TimerName,
} from './types.ts';

/** The input itself, as the reason for an effect. */
export const INPUT: Because = -1;

export class Draft {
  readonly settings: Settings;
  readonly id: number;
  persistent: Persistent;
  role: Role;
  commitIndex: Index;
  lastApplied: Index;
  readonly #before: Server;
  readonly #effects: Effect[] = [];

  constructor(settings: Settings, server: Server) {
    this.settings = settings;
    this.id = server.id;
    this.persistent = server.persistent;
    this.role = server.role;
    this.commitIndex = server.commitIndex;
    this.lastApplied = server.lastApplied;
    this.#before = server;
  }

  get term(): Term {
    return this.persistent.currentTerm;
  }

  get log(): Persistent['log'] {
    return this.persistent.log;
  }

  /** Changes some of what must be on the disk before anybody is told. */
  persist(change: Partial<Persistent>): void {
    this.persistent = { ...this.persistent, ...change };
  }

  /** States what happened and by which rule; gives its place, for what follows from it. */
  fact(fact: Fact, rule: RuleId, because: Because = INPUT): Because {
    return this.#effects.push({ type: 'fact', fact, rule, because }) - 1;
  }

  /** Sends once what this server has asked its disk to write so far is written. */
  sendAfterWrites(message: Message, because: Because): void {
    this.#effects.push({ type: 'send', message, afterWrites: true, because });
  }

  /** Sends at once: a leader writes to its own disk while its followers write to theirs (diss §10.2.1). */
  sendNow(message: Message, because: Because): void {
    this.#effects.push({ type: 'send', message, afterWrites: false, because });
  }

  start(timer: TimerName, because: Because): void {
    this.#effects.push({ type: 'start', timer, because });
  }

  stop(timer: TimerName, because: Because): void {
    this.#effects.push({ type: 'stop', timer, because });
  }

  /** Takes over a higher term: no vote cast in it yet, no leader of it known (§5.1). */
  adopt(term: Term): void {
    this.persist({ currentTerm: term, votedFor: null });
    const because = this.fact({ kind: 'new-term', term }, 'term:higher');
    if (this.role.name === 'follower') this.role = { name: 'follower', leader: null };
    else this.stepDown('term:deposed', because);
  }

  /** A candidate or leader becomes a follower, and waits a whole election timeout anew. Its vote of this term stays. */
  stepDown(rule: RuleId, because: Because = INPUT): void {
    const reason = this.fact({ kind: 'step-down', term: this.term }, rule, because);
    this.stop(this.role.name === 'leader' ? 'heartbeat' : 'retry', reason);
    this.role = { name: 'follower', leader: null };
    this.start('election', reason);
  }

  /** Moves the commit index and applies what it newly covers, in order (Figure 2, "All Servers"). */
  commit(to: Index, rule: RuleId, because: Because): void {
    this.commitIndex = to;
    const reason = this.fact({ kind: 'commit', commitIndex: to }, rule, because);
    while (this.lastApplied < this.commitIndex) {
      this.lastApplied += 1;
      this.fact({ kind: 'apply', index: this.lastApplied }, 'apply:committed', reason);
    }
  }

  done(): Step {
    const { id, persistent, role, commitIndex, lastApplied } = this;
    const b = this.#before;
    const same = persistent === b.persistent && role === b.role && commitIndex === b.commitIndex;
    return { server: same ? b : { id, persistent, role, commitIndex, lastApplied }, effects: this.#effects };
  }
}
