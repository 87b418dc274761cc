import { domAnimation, LazyMotion, MotionConfig } from 'framer-motion';
import type { ReactNode } from 'react';

/**
 * Animations in wall time, never of anything that shows virtual time. Heavy: import it only from what is not
 * in the first load.
 */
export function Motion({ children }: { readonly children: ReactNode }) {
  return (
    <LazyMotion features={domAnimation} strict>
      <MotionConfig reducedMotion="user" transition={{ duration: 0.22, ease: [0.2, 0, 0.1, 1] }}>
        {children}
      </MotionConfig>
    </LazyMotion>
  );
}
