/** Advice about the timing of a cluster, in words. */
import type { Judged } from '../scenario/timing-findings.ts';
import type { Level } from '../scenario/timing-reach.ts';
import * as words from '../words/timing.ts';

export interface TimingAdvice {
  readonly level: Level;
  readonly text: string;
}

export const advice = (found: Judged): TimingAdvice => ({ level: found.level, text: textOf(found) });

function textOf(found: Judged): string {
  switch (found.code) {
    case 'alone':
      return words.alone;
    case 'no-majority':
      return words.noMajority;
    case 'all-is-well':
      return words.allIsWell(found.way, found.timeout, found.write);
    case 'votes-too-late':
      return words.votesTooLate(found.way, found.timeout, found.write);
    case 'not-for-long':
      return words.notForLong(found.way, found.timeout, found.write);
    case 'votes-late':
      return words.votesLate(found.way, found.timeout, found.write);
    case 'votes-split':
      return words.votesSplit(found.roundTrip, found.timeout, found.write);
    case 'heartbeats-too-rare':
      return words.heartbeatsTooRare(found.interval, found.timeout);
    case 'heartbeats-uneven':
      return words.heartbeatsUneven(found.interval, found.unevenness);
    case 'loss-breaks':
      return words.lossBreaks(found.loss, found.between);
    case 'loss-disturbs':
      return words.lossDisturbs(found.loss, found.between);
    case 'timeouts-too-close':
      return words.timeoutsTooClose(found.apart, found.way);
    case 'impatient':
      return words.impatient(found.server, found.timeout, found.interval);
    case 'slow-clock':
      return words.slowClock(found.server, found.interval, found.timeout);
    case 'far-away':
      return words.farAway(found.server, found.under, found.roundTrip, found.timeout);
    case 'uneven-way':
      return words.unevenWay(found.server, found.under, found.interval, found.unevenness);
    case 'badly-linked':
      return words.badlyLinked(found.server, found.under, found.loss, found.between);
    case 'writes-fail':
      return words.writesFail(found.server, found.chance);
    case 'failures-too-frequent':
      return words.failuresTooFrequent(found.timeout, found.failures);
    case 'elections-endless':
      return words.electionsEndless;
    case 'both-needed':
      return words.bothNeeded;
    case 'crash-stops':
      return words.crashStops(found.server);
    case 'share-unknown':
      return words.shareUnknown;
  }
}
