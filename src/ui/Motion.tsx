import { LazyMotion, MotionConfig } from 'framer-motion';
import type { ReactNode } from 'react';

const features = () => import('./motionFeatures.ts').then(({ domAnimation }) => domAnimation);

/**
 * What moves on the wall's clock: panels and notices, never what stands for the cluster's time. Nothing of it belongs to
 * the first load: import this from what is loaded later only.
 */
export function Motion({ children }: { readonly children: ReactNode }) {
  return (
    <LazyMotion features={features} strict>
      <MotionConfig reducedMotion="user" transition={{ duration: 0.22, ease: [0.2, 0, 0.1, 1] }}>
        {children}
      </MotionConfig>
    </LazyMotion>
  );
}
