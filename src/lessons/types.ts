/**
 * The story as data. A chapter is a run and the beats that are told along it; its words stand apart (`ChapterWords`), so
 * that they can be translated. Nothing here knows how a beat is shown: that is the player's.
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
  /** Part of its beats' addresses, in small letters and hyphens. */
  readonly id: string;
  /** The run that its first beat opens, with all that is done in it. */
  readonly scenario: ScenarioDocument;
  readonly beats: readonly Beat[];
}

/** One page: a few words, what to look at, and how far the run goes meanwhile. */
export interface Beat {
  /** Part of its address, unique in its chapter, in small letters and hyphens. */
  readonly id: string;
  /** From this beat on the tank holds another run; without it, the run of the beat before goes on. */
  readonly scenario?: ScenarioDocument;
  /** Beside `scenario`: where that run is opened, if not at its start. */
  readonly opens?: Ms;
  /**
   * The run plays from where the beat before ended until this first holds (`at`: that time of the run). Without it, it stands still.
   * With a question it plays once the question is answered or skipped; with a task it plays up to here and waits for the reader.
   */
  readonly until?: DueDocument;
  /** Virtual time in one unit of the wall's while it plays; 1/50 unless it says otherwise. */
  readonly speed?: number;
  /** What matters now; the rest steps back. Nothing: all of it matters alike. */
  readonly focus?: Focus;
  readonly question?: Question;
  readonly task?: Task;
  readonly pick?: Picking;
  /** The property that the run breaks on this page, on purpose. */
  readonly breaks?: ClaimDocument['violated'];
  /** In the order of their times. */
  readonly captions?: readonly Caption[];
  /** Lines of the outline (their numbers in the README's table) that this beat teaches. */
  readonly outline?: readonly number[];
}

/** At the end of the beat each of these is there: a server, a message in flight, an entry of a server's log. */
export interface Focus {
  readonly servers?: readonly ServerName[];
  readonly messages?: readonly FilterDocument[];
  readonly entries?: readonly { readonly server: ServerName; readonly index: number }[];
}

/** A few words beside a server while the run is from one time to another. They are a pure function of the run's time. */
export interface Caption {
  /** Key of its words. */
  readonly id: string;
  readonly server: ServerName;
  readonly from: Ms;
  /** Until then; without it, as long as the page stands at its end. */
  readonly to?: Ms;
  /** Something that must not be: in danger's colour. */
  readonly danger?: boolean;
}

/** The reader picks so many servers, and then so many again, on the stage or by name. What both groups have in common is lit. */
export interface Picking {
  readonly size: number;
}

/** What the words of a chapter's pages say of its run, by the beat's id. Tests hold it to the run; the page never loads it. */
export type Claims = Readonly<Record<string, readonly Claim[]>>;

/**
 * What some words of the page say, as data. Judged at the beat's end unless `at` says otherwise. All that is said must hold.
 */
export interface Claim {
  /** The words, exactly as they stand in the beat's words. */
  readonly says: string;
  /** Where the beat begins, or a time of its run. */
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
  /** So many events of a kind happen in the beat. */
  readonly happens?: {
    readonly kind: NonNullable<ClaimDocument['count']>['kind'];
    readonly server?: ServerName;
    readonly times?: NumberClaim;
  };
  /** A message like this is in flight. */
  readonly flying?: FilterDocument;
  /** So many messages of a kind are sent in the beat. */
  readonly sends?: FilterDocument & {
    readonly term?: number;
    /** Of an AppendEntries: the index and the term of the entry that it names, how many it brings, how far they are committed. */
    readonly prev?: readonly [index: number, term: number];
    readonly entries?: number;
    readonly commit?: number;
    readonly times?: NumberClaim;
  };
  /** What a server's election timer was drawn as, and what is left of it, in ms. */
  readonly timer?: {
    readonly server: ServerName;
    readonly drawn?: NumberClaim;
    readonly left?: NumberClaim;
  };
  /** What clients have been answered by then, from the run's start on: a value, or the leader to ask; at least one, or so many. */
  readonly told?: {
    readonly server?: ServerName;
    readonly command?: string;
    readonly result?: Value | null;
    readonly redirect?: ServerName | null;
    readonly times?: NumberClaim;
  };
  /** What a leader knows of a follower: its nextIndex and its matchIndex. */
  readonly progress?: {
    readonly leader: ServerName;
    readonly follower: ServerName;
    readonly next: number;
    readonly match: number;
  };
  /** So many messages wait for a paused server. */
  readonly waiting?: { readonly server: ServerName; readonly messages: NumberClaim };
  /** So many servers there are. */
  readonly servers?: number;
  /** So many votes a candidate counts, its own included. */
  readonly votes?: { readonly server: ServerName; readonly granted: NumberClaim };
  /** So many servers a leader knows to have its entry at an index, itself included. */
  readonly known?: { readonly server: ServerName; readonly index: number; readonly on: NumberClaim };
  /** Judged in a run of its own, that much longer: what is done where it begins (`at`; without it, where the beat begins). */
  readonly if?: readonly UntimedAction[];
  readonly within?: Ms;
}

/** Asked where the beat before ended; what happens until the beat's end gives the answer. */
export interface Question {
  /** Answered by choosing one of the options, or by clicking a server on the stage (or choosing its name). */
  readonly by: 'choice' | 'server';
  /** All right ones must be chosen, not one. */
  readonly many?: boolean;
  readonly options: readonly Option[];
}

export interface Option {
  /** Key of its words; the server's name where it is answered by a server. */
  readonly id: string;
  readonly right?: boolean;
  /** Holds at the end of the beat exactly if the option is right. */
  readonly then: ClaimDocument;
  /** Judged in a run of its own instead: what is done at the question's moment, and how long after it `then` is judged. */
  readonly if?: readonly UntimedAction[];
  readonly within?: Ms;
}

/** Something that the reader does to the cluster, in a branch of the run. Next goes on with the story's own run, in which it is scripted. */
export interface Task {
  readonly goal: Goal;
  /** The first half of it, where it takes two acts. */
  readonly half?: Goal;
  /** One way to do it: what "Show me how" does. */
  readonly shown: readonly UntimedAction[];
}

/** All that is said must hold. */
export interface Goal {
  readonly claim?: ClaimDocument;
  /** How many other running servers the leader can talk with, both ways. */
  readonly leaderReaches?: NumberClaim;
}

/**
 * Words as readers see them. Marks within a text: `[term]` or `[words|term]` opens the glossary's entry `term`; `*word*` is
 * stressed; a server's name such as S3 is lit on the stage when pointed at. A blank line begins a paragraph.
 */
export interface ChapterWords {
  readonly title: string;
  /** One line below the title: the question that the chapter answers. */
  readonly about: string;
  /** By the beat's id. */
  readonly beats: Readonly<Record<string, BeatWords>>;
  /** What the button at the chapter's end says: the question that the next one answers. */
  readonly onward?: string;
}

export interface BeatWords {
  /** A heading of two to five words. */
  readonly title: string;
  readonly text: string;
  /** A footnote: what was simplified, or where the paper says so. Where something is asked, it comes with the answer. */
  readonly note?: string;
  /** In place of the note where fingers are, if that speaks of keys. */
  readonly touchNote?: string;
  readonly question?: QuestionWords;
  readonly task?: TaskWords;
  readonly pick?: PickWords;
  /** By the caption's id. At most some seven words each. */
  readonly captions?: Readonly<Record<string, string>>;
}

export interface QuestionWords {
  readonly ask: string;
  /** By the option's id: what it says on it, and what is said to who chose it, after the run has shown it. */
  readonly options: Readonly<Record<string, OptionWords>>;
  /** Said to everybody afterwards. */
  readonly after: string;
  /** What one knows who answers it, as one short sentence: for the recap at the chapter's end and the map at the story's. */
  readonly idea?: string;
}

export interface OptionWords {
  readonly label: string;
  readonly reply: string;
  /** Of a wrong one: what was right about it, one short sentence. For the recap. */
  readonly grain?: string;
}

/** `{shared}` in `done` is replaced by what both groups have in common: "S3", "S3 and S4". */
export interface PickWords {
  readonly ask: string;
  readonly again: string;
  readonly done: string;
}

export interface TaskWords {
  readonly ask: string;
  /** Said when its first half is done. */
  readonly half?: string;
  readonly done: string;
  /** On the button that lets the run go on once it is done, where that is worth seeing. */
  readonly play?: string;
  /** Said when something else was done. */
  readonly other: string;
  /** Shown after a while. */
  readonly help: string;
}

/** One entry of the glossary. */
export interface GlossaryEntry {
  readonly name: string;
  readonly text: string;
  /** Where the paper (§5.2) or the dissertation (diss §3.8) has it. */
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
  /** About how long it takes. */
  readonly minutes: number;
  /** The ids of its beats, in order. */
  readonly beats: readonly string[];
  readonly load: () => Promise<Lesson>;
}
