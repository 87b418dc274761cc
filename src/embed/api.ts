/** The types of `embed.js`. docs/embed.md describes the messages. */

/** A part of the embed. */
export type EmbedPart = 'stage' | 'logs' | 'words' | 'time' | 'diagram';

/** An action of the scenario format, without a time: it happens now. */
export interface EmbedAction {
  readonly do: string;
  readonly [field: string]: unknown;
}

/** A scenario document: docs/scenario-format.md. */
export interface EmbedDocument {
  readonly raftarium: 1;
  readonly [field: string]: unknown;
}

export interface EmbedOptions {
  /** What is open: `library/figure-8`, `story/split-vote/a-tie`, `run=…`, an address, or a document. */
  readonly open?: string | EmbedDocument;
  /** By default stage and time. */
  readonly parts?: readonly EmbedPart[] | string;
  /** What the reader may do: `none`, `play` (the default), `all`, or acts by their names. */
  readonly allow?: 'none' | 'play' | 'all' | readonly string[] | string;
  /** Virtual milliseconds: where it opens, and where it pauses. */
  readonly start?: number;
  readonly end?: number;
  /** Begins again at the end. */
  readonly loop?: boolean;
  readonly autoplay?: boolean;
  /** Virtual time per real time: 0.02 is fifty times slower. */
  readonly speed?: number;
  readonly theme?: 'light' | 'dark' | 'system';
  /** Loads only when the reader presses a button. */
  readonly runonclick?: boolean;
  /** The name of the frame, for screen readers. */
  readonly title?: string;
  /** In pixels; by default the frame is as high as what it shows. */
  readonly height?: number;
  /** The frame has no access to anything of its own address (`sandbox="allow-scripts allow-popups"`). */
  readonly sandbox?: boolean;
  /** The address of Raftarium, if it is not where this script is. */
  readonly base?: string;
}

export interface EmbedServer {
  readonly name: string;
  readonly role: 'follower' | 'candidate' | 'leader';
  readonly term: number;
  readonly power: 'up' | 'paused' | 'crashed';
  readonly lastIndex: number;
  readonly commitIndex: number;
}

export interface EmbedState {
  /** The virtual time that is shown, in ms. */
  readonly t: number;
  readonly playing: boolean;
  readonly speed: number;
  readonly title: string;
  readonly servers: readonly EmbedServer[];
  /** The running leader of the highest term. */
  readonly leader: string | null;
  /** The safety properties that were violated so far. */
  readonly violated: readonly string[];
  /** Identifies the run up to this time. */
  readonly hash: string;
}

/** A statement in the shape of xAPI. */
export interface EmbedStatement {
  readonly actor: object;
  readonly verb: { readonly id: string; readonly display: object };
  readonly object: { readonly id: string; readonly definition: object; readonly objectType: string };
  readonly result: {
    readonly success: boolean;
    readonly completion: boolean;
    readonly response: string;
  };
}

export interface EmbedEvents {
  /** The frame can be used. */
  ready: { readonly versions: readonly number[] };
  /** The virtual time has changed: at most ten times a second while it plays. */
  time: { readonly t: number; readonly playing: boolean };
  /** The run begins to play, or pauses. */
  playing: { readonly playing: boolean; readonly t: number };
  /** Something of note has happened while the run played. */
  highlight: {
    readonly t: number;
    readonly kind: string;
    readonly server: string | null;
    readonly term: number | null;
  };
  /** Another run is open, or the reader has done something to this one. */
  document: { readonly title: string; readonly actions: number };
  /** The height that the embed wants, in CSS pixels. */
  height: { readonly height: number };
  /** The reader has answered a question of the story. */
  answer: EmbedStatement;
  /** What the embed says to the reader when something is wrong. */
  error: { readonly message: string };
}

/** An embed on the page. Promises are rejected with an error whose message is a plain sentence. */
export interface Embed {
  readonly frame: HTMLIFrameElement;
  /** Resolves when the frame can be used. */
  readonly ready: Promise<void>;
  /** Opens what an address or a document describes. */
  load(open: string | EmbedDocument): Promise<EmbedState>;
  play(speed?: number): Promise<EmbedState>;
  pause(): Promise<EmbedState>;
  /** Goes to a virtual time, in ms. */
  seek(t: number): Promise<EmbedState>;
  /** Does something to the cluster, if `allow` contains it. */
  act(action: EmbedAction): Promise<EmbedState>;
  state(): Promise<EmbedState>;
  /** Calls `listener` at each event of a name. Returns a function that ends this. */
  on<Name extends keyof EmbedEvents>(name: Name, listener: (value: EmbedEvents[Name]) => void): () => void;
  off<Name extends keyof EmbedEvents>(name: Name, listener: (value: EmbedEvents[Name]) => void): void;
  /** Removes the frame. What is still awaited is rejected. */
  destroy(): void;
}

export interface RaftariumEmbeds {
  /** The version of the messages. */
  readonly version: 1;
  /** Makes a frame in an element. */
  create(element: Element, options?: EmbedOptions): Embed;
}
