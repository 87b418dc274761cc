/**
 * The story as data. A chapter is a run and the beats that are told along it; its words stand apart (`ChapterWords`), so
 * that they can be translated. Nothing here knows how a beat is shown: that is the player's.
 */
import type {
  ClaimDocument,
  DeedDocument,
  DueDocument,
  FilterDocument,
  Ms,
  NumberClaim,
  ScenarioDocument,
  ServerName,
} from '../scenario/types.ts';

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
  /** From this beat on the tank holds another run, from its start; without it, the run of the beat before goes on. */
  readonly scenario?: ScenarioDocument;
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
  /** Lines of the outline (their numbers in the README's table) that this beat teaches. */
  readonly outline?: readonly number[];
}

/** At the end of the beat each of these is there: a server, a message in flight, an entry of a server's log. */
export interface Focus {
  readonly servers?: readonly ServerName[];
  readonly messages?: readonly FilterDocument[];
  readonly entries?: readonly { readonly server: ServerName; readonly index: number }[];
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
  readonly if?: readonly DeedDocument[];
  readonly within?: Ms;
}

/** Something that the reader does to the cluster, in a branch of the run. Next goes on with the story's own run, in which it is scripted. */
export interface Task {
  readonly goal: Goal;
  /** One way to do it: what "Show me how" does. */
  readonly shown: readonly DeedDocument[];
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
}

export interface BeatWords {
  /** A heading of two to five words. */
  readonly title: string;
  readonly text: string;
  /** A footnote: what was simplified, or where the paper says so. Where something is asked, it comes with the answer. */
  readonly note?: string;
  readonly question?: QuestionWords;
  readonly task?: TaskWords;
}

export interface QuestionWords {
  readonly ask: string;
  /** By the option's id: what it says on it, and what is said to who chose it, after the run has shown it. */
  readonly options: Readonly<Record<string, { readonly label: string; readonly reply: string }>>;
  /** Said to everybody afterwards. */
  readonly after: string;
}

export interface TaskWords {
  readonly ask: string;
  readonly done: string;
  /** Said when something else was done. */
  readonly other: string;
  /** Shown after a while. */
  readonly help: string;
}

/** One entry of the glossary. */
export interface Term {
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
