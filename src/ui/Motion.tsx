import { domAnimation, LazyMotion, MotionConfig } from 'framer-motion';
import type { ReactNode } from 'react';

/**
 * What moves on the wall's clock, never what stands for the cluster's time. It is heavy: import this from what is not in the
 * first load only.
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
