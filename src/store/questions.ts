/** The questions that are offered about the run, and the answers to why something has not happened. */
import { questionsAbout } from '../sim/questions/questions.ts';
import type { RunQuestion, Thing } from '../sim/questions/types.ts';
import type { World } from '../sim/types.ts';
import type { Aim, WhyNotAnswer } from '../sim/why-not/types.ts';
import { whyNot } from '../sim/why-not/why-not.ts';
import type { RunInquiry } from './inquiry.ts';
import type { Session } from './session.ts';

/** The questions about a thing, in a world of the open run. */
export const questionsAt = ({ run }: Session, world: World, thing: Thing): readonly RunQuestion[] =>
  questionsAbout(thing, { world, past: run.history });

export const answerWhyNot = ({ run, world }: RunInquiry, goal: Aim): WhyNotAnswer =>
  whyNot({ world, past: run.history }, goal);
