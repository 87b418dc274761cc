/**
 * Timings of real systems, as clusters. The sources have no latencies: that of every preset but the
 * paper's is a round figure for one data centre.
 */
import type { ClusterDocument } from './types.ts';

export interface Preset {
  /** In addresses and tests: never renamed. */
  readonly id: 'paper' | 'etcd' | 'consul' | 'tikv' | 'mongodb' | 'cockroachdb';
  /** A name, the same in every language. */
  readonly name: string;
  readonly cluster: ClusterDocument;
  /** Where its figures are from, and the year of that text. */
  readonly source: string;
  readonly address: string;
  readonly year: number;
  /** What the system does and the cluster here does not, each as a whole sentence. */
  readonly notModelled: readonly string[];
}

/** One way within a data centre, with the time of the programs at both ends: a round figure, for teaching. */
const IN_A_DATA_CENTRE = { latency: [0.5, 1] } as const satisfies ClusterDocument;

export const PRESETS: readonly Preset[] = [
  {
    id: 'paper',
    name: 'Raft paper',
    cluster: {
      electionTimeout: [150, 300],
      heartbeatInterval: 75,
      latency: [1, 2],
      disk: { write: [3, 13] },
    },
    source: 'Ongaro and Ousterhout, “In Search of an Understandable Consensus Algorithm”, §9.3 and Figure 16',
    address: 'https://raft.github.io/raft.pdf',
    year: 2014,
    notModelled: [
      'Of the paper’s measurements only the broadcast time is known, about 15 ms; how it is divided between network and disk is a guess that reproduces Figure 16.',
    ],
  },
  {
    id: 'etcd',
    name: 'etcd',
    cluster: {
      ...IN_A_DATA_CENTRE,
      electionTimeout: [1000, 2000],
      heartbeatInterval: 100,
      replicate: 'at-once',
      noop: true,
    },
    source:
      'etcd documentation, “Tuning”: --heartbeat-interval 100, --election-timeout 1000; etcd-io/raft draws up to twice that',
    address: 'https://etcd.io/docs/v3.5/tuning/',
    year: 2021,
    notModelled: [
      'A server first asks whether it could win (PreVote), so one that was cut off disturbs nobody.',
      'A leader that does not hear from a majority steps down (CheckQuorum).',
      'Timers count ticks of 100 ms.',
    ],
  },
  {
    id: 'consul',
    name: 'Consul, in production',
    cluster: {
      ...IN_A_DATA_CENTRE,
      electionTimeout: [1000, 2000],
      heartbeatInterval: 150,
      replicate: 'at-once',
      noop: true,
    },
    source:
      'Consul documentation, “Server performance”: raft_multiplier 1, 1000 ms; hashicorp/raft draws up to twice that, and heartbeats after 100 to 200 ms',
    address: 'https://developer.hashicorp.com/consul/docs/reference/architecture/server',
    year: 2016,
    notModelled: [
      'Heartbeats are drawn from 100 to 200 ms for each follower; here they come every 150 ms.',
      'Without raft_multiplier all of these times are five times as long.',
      'A leader that has not heard from a majority for 500 ms steps down (lease).',
      'A server that hears from a leader refuses to vote for another.',
    ],
  },
  {
    id: 'tikv',
    name: 'TiKV',
    cluster: {
      ...IN_A_DATA_CENTRE,
      servers: 3,
      electionTimeout: [10_000, 20_000],
      heartbeatInterval: 2000,
      replicate: 'at-once',
      noop: true,
    },
    source:
      'TiKV configuration file: raft-base-tick-interval 1s, raft-heartbeat-ticks 2, raft-election-timeout-ticks 10, at most twice that',
    address: 'https://docs.pingcap.com/tidb/stable/tikv-configuration-file',
    year: 2020,
    notModelled: [
      'A server holds thousands of groups, each with a leader of its own; here is one of them.',
      'Idle groups send no heartbeats (hibernated regions).',
      'A server first asks whether it could win (PreVote), and reads are answered by a lease.',
    ],
  },
  {
    id: 'mongodb',
    name: 'MongoDB',
    cluster: {
      ...IN_A_DATA_CENTRE,
      servers: 3,
      electionTimeout: [10_000, 11_500],
      heartbeatInterval: 2000,
      replicate: 'at-once',
      noop: true,
    },
    source:
      'MongoDB manual, replica set configuration: heartbeatIntervalMillis 2000, electionTimeoutMillis 10000; the server adds up to 15 %',
    address: 'https://www.mongodb.com/docs/manual/reference/replica-configuration/',
    year: 2015,
    notModelled: [
      'Members fetch the log from each other, not only from the leader, and the leader sends none of it by itself.',
      'All members send heartbeats to all others.',
      'Members have priorities, and a member of a higher priority takes over.',
      'A member first asks whether it could win (dry run).',
    ],
  },
  {
    id: 'cockroachdb',
    name: 'CockroachDB',
    cluster: {
      ...IN_A_DATA_CENTRE,
      servers: 3,
      electionTimeout: [2000, 4000],
      heartbeatInterval: 1000,
      replicate: 'at-once',
      noop: true,
    },
    source:
      'CockroachDB source, pkg/base/config.go: a tick of 500 ms, heartbeats every 2 ticks, elections after 4 ticks, drawn to twice that',
    address: 'https://github.com/cockroachdb/cockroach/blob/master/pkg/base/config.go',
    year: 2024,
    notModelled: [
      'A server holds thousands of ranges, each a group of its own; quiet ones send no heartbeats.',
      'Leases decide who serves reads and writes, and since version 24.3 nodes, not groups, watch each other (store liveness).',
      'A server first asks whether it could win (PreVote).',
    ],
  },
];

/** Systems whose protocol differs so much that a preset would be wrong. */
export interface OtherProtocol {
  readonly name: string;
  /** A whole sentence. */
  readonly difference: string;
  readonly source: string;
  readonly address: string;
  readonly year: number;
}

export const OTHER_PROTOCOLS: readonly OtherProtocol[] = [
  {
    name: 'Kafka (KRaft)',
    difference:
      'Followers fetch the log from the leader, and a fetch that is not answered in time starts an election: the leader sends no heartbeats.',
    source: 'KIP-595, “A Raft Protocol for the Metadata Quorum”',
    address:
      'https://cwiki.apache.org/confluence/display/KAFKA/KIP-595%3A+A+Raft+Protocol+for+the+Metadata+Quorum',
    year: 2020,
  },
  {
    name: 'RabbitMQ (quorum queues)',
    difference:
      'An idle leader sends nothing, and followers have no election timers: a separate detector watches the nodes, and tells them when the leader’s is down.',
    source: 'rabbitmq/ra, “Internals”, Failure Detection',
    address: 'https://github.com/rabbitmq/ra/blob/main/docs/internals/INTERNALS.md',
    year: 2019,
  },
];
