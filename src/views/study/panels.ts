import type { ComponentType } from 'react';
import { Part } from '../../parts/part.ts';
import type { Study } from '../../store/studies.ts';
import { late } from '../../ui/late.tsx';

const why = new Part(() => import('./why/WhyPanel.tsx'), { isLast: true });
const rules = new Part(() => import('./rules/RulesPanel.tsx'), { isLast: true });
const server = new Part(() => import('./server/ServerPanel.tsx'), { isLast: true });
const majorities = new Part(() => import('./majorities/MajoritiesPanel.tsx'), { isLast: true });
const knows = new Part(() => import('./knows/KnowsPanel.tsx'), { isLast: true });
const numbers = new Part(() => import('./numbers/NumbersPanel.tsx'), { isLast: true });
const odds = new Part(() => import('./odds/OddsPanel.tsx'), { isLast: true });

/** The content of each study panel, in the order of the menu. */
export const PANELS: Partial<Record<Study, ComponentType>> = {
  why: late(why, (module) => module.WhyPanel),
  rules: late(rules, (module) => module.RulesPanel),
  server: late(server, (module) => module.ServerPanel),
  knows: late(knows, (module) => module.KnowsPanel),
  majorities: late(majorities, (module) => module.MajoritiesPanel),
  numbers: late(numbers, (module) => module.NumbersPanel),
  odds: late(odds, (module) => module.OddsPanel),
};
