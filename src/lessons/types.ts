/**
 * The story as data. A chapter is a run and its beats (pages). Its words are separate (`ChapterWords`),
 * so that they can be translated. How a beat is shown is decided in `store/story` and `views/story`.
 */
import type {
  ClaimDocument,
  DueDocument,
  FilterDocument,
  Ms,
  NumberClaim,
  ScenarioDocument,
  ServerName,
  UntimedAction,
} from '../scenario/types.ts';
import type { Value } from '../sim/types.ts';

export interface Chapter {
  /** Part of the addresses of its beats: lower-case letters and hyphens. */
  readonly id: string;
  /** The run of its first beat, with all its actions. */
  readonly scenario: ScenarioDocument;
  readonly beats: readonly Beat[];
}

/** One page: its focus, and how far the run plays. */
export interface Beat {
  /** Part of its address, unique in its chapter: lower-case letters and hyphens. */
  readonly id: string;
  /** Another run, from this beat on. Without it, the run of the previous beat goes on. */
  readonly scenario?: ScenarioDocument;
  /** With `scenario`: the time at which that run is opened, if not its start. */
  readonly opens?: Ms;
  /**
   * The run plays from the end of the previous beat until this first holds, or to the time
   * `at`. Without it, the run does not play. With a question, it plays after the question
   * is answered or skipped. With a task, it plays to this point and waits for the reader.
   */
  readonly until?: DueDocument;
  /** Virtual time per real time while it plays; 1/50 by default. */
  readonly speed?: number;
  /** What matters in this beat; the rest is dimmed. Without it, nothing is dimmed. */
  readonly focus?: Focus;
  readonly question?: Question;
  readonly task?: Task;
  readonly pick?: Picking;
  /** The safety property that the run violates on this page, on purpose. */
  readonly breaks?: ClaimDocument['violated'];
  /** In the order of their times. */
  readonly captions?: readonly Caption[];
  /** The lines of the outline that this beat teaches, by their numbers in the README's table. */
  readonly outline?: readonly number[];
}

/**
 * Each of these exists at the end of the beat: a server, a message in flight, an entry of a server's log.
 * All messages to a server in focus are in focus, too.
 */
export interface Focus {
  readonly servers?: readonly ServerName[];
  readonly messages?: readonly FilterDocument[];
  readonly entries?: readonly { readonly server: ServerName; readonly index: number }[];
  /** At the end of the beat only what this server knows is shown. */
  readonly lens?: ServerName;
}

/** A few words beside a server between two times of the run: a pure function of the run's time. */
export interface Caption {
  /** Key of its words. */
  readonly id: string;
  readonly server: ServerName;
  readonly from: Ms;
  /** The end; without it, the caption stays after the end of the page. */
  readonly to?: Ms;
  /** It is about something unsafe, and is shown in the colour of danger. */
  readonly danger?: boolean;
}

/**
 * The reader picks a number of servers, then the same number again, on
 * the stage or by name. The servers in both groups are highlighted.
 */
export interface Picking {
  readonly size: number;
}

/**
 * The claims of a chapter, by the beat's id. Tests compare them with the run; the page does not load them.
 */
export type Claims = Readonly<Record<string, readonly Claim[]>>;

/**
 * A statement of the page about its run, as data. Evaluated
 * at the end of the beat, or `at`. All fields must hold.
 */
export interface Claim {
  /** The words of the statement, exactly as in the beat's words. */
  readonly says: string;
  /** The start of the beat, or a time of its run. */
  readonly at?: 'start' | Ms;
  readonly holds?: ClaimDocument;
  /** Does not hold. */
  readonly not?: ClaimDocument;
  /** Holds after every moment of the beat. */
  readonly always?: ClaimDocument;
  /** Holds after none of them. */
  readonly never?: ClaimDocument;
  /** Holds after one of them. */
  readonly once?: ClaimDocument;
  /** The number of events of a kind in the beat. */
  readonly happens?: {
    readonly kind: NonNullable<ClaimDocument['count']>['kind'];
    readonly server?: ServerName;
    readonly times?: NumberClaim;
  };
  /** A message like this is in flight. */
  readonly flying?: FilterDocument;
  /** The number of messages of a kind that are sent in the beat. */
  readonly sends?: FilterDocument & {
    readonly term?: number;
    /** Of an AppendEntries: prevLogIndex and prevLogTerm, the number of entries, leaderCommit. */
    readonly prev?: readonly [index: number, term: number];
    readonly entries?: number;
    readonly commit?: number;
    readonly times?: NumberClaim;
  };
  /** The election timeout that a server has drawn, and the rest of it, in ms. */
  readonly timer?: {
    readonly server: ServerName;
    readonly drawn?: NumberClaim;
    readonly left?: NumberClaim;
  };
  /**
   * The answers to clients since the start of the run: a
   * value, or the leader to ask. At least one, or `times`.
   */
  readonly told?: {
    readonly server?: ServerName;
    readonly command?: string;
    readonly result?: Value | null;
    readonly redirect?: ServerName | null;
    readonly times?: NumberClaim;
  };
  /** nextIndex and matchIndex of a follower, at a leader. */
  readonly progress?: {
    readonly leader: ServerName;
    readonly follower: ServerName;
    readonly next: number;
    readonly match: number;
  };
  /** The number of messages that wait for a paused server. */
  readonly waiting?: { readonly server: ServerName; readonly messages: NumberClaim };
  /** The number of servers. */
  readonly servers?: number;
  /** The number of votes that a candidate has, with its own. */
  readonly votes?: { readonly server: ServerName; readonly granted: NumberClaim };
  /** The number of servers, with the leader, that have the entry at an index, as the leader knows. */
  readonly known?: { readonly server: ServerName; readonly index: number; readonly on: NumberClaim };
  /**
   * Actions at `at`, or at the start of the beat. The claim
   * is then about a branch with them, `within` ms long.
   */
  readonly if?: readonly UntimedAction[];
  readonly within?: Ms;
}

/** Asked at the end of the previous beat. What happens until the end of this beat is the answer. */
export interface Question {
  /** Answered by an option, or by a server that is clicked on the stage or chosen by name. */
  readonly by: 'choice' | 'server';
  /** All right options must be chosen, not just one. */
  readonly many?: boolean;
  readonly options: readonly Option[];
}

export interface Option {
  /** Key of its words; the name of the server if `by` is `server`. */
  readonly id: string;
  readonly right?: boolean;
  /** Holds at the end of the beat exactly if the option is right. */
  readonly then: ClaimDocument;
  /** Actions at the time of the question, in a branch. `then` is evaluated there, `within` ms later. */
  readonly if?: readonly UntimedAction[];
  readonly within?: Ms;
}

/**
 * The reader does something to the cluster, in a branch. The next
 * page continues the story's own run, which has that action.
 */
export interface Task {
  readonly goal: Goal;
  /** The first half of the goal, if the task takes two acts. */
  readonly half?: Goal;
  /** One way to do the task: the actions of "Show me how". */
  readonly shown: readonly UntimedAction[];
}

/** All fields must hold. */
export interface Goal {
  readonly claim?: ClaimDocument;
  /** The number of other running servers that are connected with the leader in both directions. */
  readonly leaderReaches?: NumberClaim;
}

/**
 * The words of a chapter. Marks within a text: `[term]` or `[words|term]` opens the entry `term` of the
 * glossary, `*word*` is emphasized. A server name such as S3 highlights the server when pointed at. A blank
 * line begins a paragraph.
 */
export interface ChapterWords {
  readonly title: string;
  /** One line below the title: the question that the chapter answers. */
  readonly about: string;
  /** By the beat's id. */
  readonly beats: Readonly<Record<string, BeatWords>>;
  /** The label of the button at the end of the chapter: the question that the next chapter answers. */
  readonly onward?: string;
}

export interface BeatWords {
  /** A heading of two to five words. */
  readonly title: string;
  readonly text: string;
  /**
   * A footnote: a simplification, or the section of the paper.
   * If there is a question, it is shown with the answer.
   */
  readonly note?: string;
  /** Replaces the note on touch screens, if the note is about keys. */
  readonly touchNote?: string;
  readonly question?: QuestionWords;
  readonly task?: TaskWords;
  readonly pick?: PickWords;
  /** By the caption's id. At most seven words each. */
  readonly captions?: Readonly<Record<string, string>>;
}

export interface QuestionWords {
  readonly ask: string;
  /** By the option's id: its label, and the reply to readers who chose it, after the run has played. */
  readonly options: Readonly<Record<string, OptionWords>>;
  /** Shown after every answer. */
  readonly after: string;
  /**
   * The idea that the question tests, in one short sentence:
   * for the recap of the chapter and the map of the story.
   */
  readonly idea?: string;
}

export interface OptionWords {
  readonly label: string;
  readonly reply: string;
  /** For a wrong option: what is right about it, in one short sentence. For the recap. */
  readonly grain?: string;
}

/** `{shared}` in `done` is replaced by the servers in both groups: "S3", "S3 and S4". */
export interface PickWords {
  readonly ask: string;
  readonly again: string;
  readonly done: string;
}

export interface TaskWords {
  readonly ask: string;
  /** Shown when the first half is done. */
  readonly half?: string;
  readonly done: string;
  /** The label of the button that continues the run after the task, if there is something to see. */
  readonly play?: string;
  /** Shown when the reader did something else. */
  readonly other: string;
  /** Shown after a while. */
  readonly help: string;
}

/** One entry of the glossary. */
export interface GlossaryEntry {
  readonly name: string;
  readonly text: string;
  /** The section of the paper (§5.2) or of the dissertation (diss §3.8). */
  readonly source?: string;
}

/** A chapter with its words. */
export interface Lesson {
  readonly chapter: Chapter;
  readonly words: ChapterWords;
}

/** What the list of chapters shows before a chapter is loaded. */
export interface ContentsLine {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** How long it takes, approximately. */
  readonly minutes: number;
  /** The ids of its beats, in order. */
  readonly beats: readonly string[];
  readonly load: () => Promise<Lesson>;
}
