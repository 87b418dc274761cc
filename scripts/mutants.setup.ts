// A mutant that random runs notice is dead: nobody reads the smallest run that would notice it, and looking
// for it takes most of the time.
import fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
